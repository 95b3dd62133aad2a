using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Fixtures;

/// <summary>A subscribed sale that goes from desk to desk until its contract is filed, as far as the test wants it; each step by somebody of its desk.</summary>
public sealed record Signing(Sale Sale, Guid Supervisor, Guid Assistant, Guid Clerk)
{
    public SmallProject Project => Sale.Project;

    public Guid DealId => Sale.DealId;

    /// <summary>The day of the clock, in Shanghai.</summary>
    public DateOnly Today => new ProjectSettings().Calendar.DateOf(Project.Centre.Now);

    /// <summary>Begun: the customer has an appointment for tomorrow.</summary>
    public static async Task<Signing> Begun(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var sale = await Sale.Subscribed(centre, project, unitId);
        var id = sale.Project.Id;
        var signing = new Signing(sale, await centre.Hire("周主管", Role.Supervisor, id), await centre.Hire("何助理", Role.SalesAssistant, id), await centre.Hire("林悦", Role.AdminClerk, id));
        await sale.Must(sale.Project.LiWen, new MakeAppointment(id, sale.DealId, centre.Now.AddDays(1)));
        return signing;
    }

    /// <summary>Issued: the formal contract has its number; nobody has checked signatures.</summary>
    public static async Task<Signing> Issued(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var signing = await Begun(centre, project, unitId);
        var (id, deal, sale) = (signing.Project.Id, signing.DealId, signing.Sale);
        await sale.Must(signing.Project.LiWen, new FillInForm(id, deal, await signing.Form()));
        await sale.Must(signing.Project.LiWen, new CheckPapers(id, deal, Enum.GetValues<BroughtPaper>()));
        await sale.Must(signing.Project.Manager, new ReviewContract(id, deal));
        await sale.Must(signing.Project.Manager, new SignDraft(id, deal));
        await sale.Must(signing.Assistant, new CompareContract(id, deal, Enum.GetValues<ComparedMatter>()));
        await sale.Must(signing.Assistant, new IssueContract(id, deal));
        return signing;
    }

    /// <summary>Contracted: signatures are checked, and the first payment is here.</summary>
    public static async Task<Signing> Contracted(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var signing = await Issued(centre, project, unitId);
        (await signing.Sale.Must(signing.Supervisor, new CheckSignatures(signing.Project.Id, signing.DealId, Enum.GetValues<SignaturePlace>()))).Should().BeFalse("the first payment is missing");
        (await signing.Sale.Must(signing.Sale.Cashier, await signing.FirstPayment())).IsContracted.Should().BeTrue();
        return signing;
    }

    /// <summary>Filed: the authority has it.</summary>
    public static async Task<Signing> Filed(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var signing = await Contracted(centre, project, unitId);
        await signing.Sale.Must(signing.Clerk, new SignOnline(signing.Project.Id, signing.DealId, $"WQ-{signing.DealId:N}", signing.Today));
        await signing.Sale.Must(signing.Clerk, new EnterFiling(signing.Project.Id, signing.DealId, $"BA-{signing.DealId:N}", signing.Today));
        return signing;
    }

    /// <summary>The signing form as it is right.</summary>
    public Task<TypedForm> Form() => Project.Centre.Database(async db =>
    {
        var agreed = await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == DealId);
        var ledger = await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == DealId);
        var deal = await db.Deals.IgnoreQueryFilters().AsNoTracking().SingleAsync(deal => deal.Id == DealId);
        var (price, plan, inner) = (agreed.Price!.Final, agreed.Plan!, new Area(deal.Units.Sum(unit => unit.Unit.InnerAreaValue!.Value)));
        return new TypedForm(
            [.. agreed.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => new TypedBuyer(buyer.Name, Sale.IdNumber, buyer.Phone, buyer.Address))], agreed.Price.Off, price, Money.FromYuan(price.PerSquareMetre(inner)!.Value),
            plan.FirstPayment, plan.FirstPaymentPercent, price - plan.FirstPayment, plan.LoanExpectedOn, ledger.ReceiptsOf(PaymentPurpose.Deposit)[0], HasOutsiders: false, IsByProxy: false);
    });

    /// <summary>What of the first payment the deposit does not cover.</summary>
    public async Task<BookReceipt> FirstPayment()
    {
        var plan = await Project.Centre.Database(async db => (await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == DealId)).Plan!);
        return Sale.Receive(plan.FirstPayment - plan.Deposit, PaymentPurpose.FirstPayment);
    }
}
