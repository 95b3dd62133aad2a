using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

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
        await signing.ToFormalContract();
        return signing;
    }

    /// <summary>Contracted: signatures are checked, and the first payment is here.</summary>
    public static async Task<Signing> Contracted(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var signing = await Issued(centre, project, unitId);
        (await signing.Sale.Must(signing.Supervisor, signing.CheckSignatures())).Should().BeFalse("the first payment is missing");
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

    /// <summary>From the form to the number, whatever was done before.</summary>
    public async Task ToFormalContract()
    {
        var (id, deal) = (Project.Id, DealId);
        await Must(Project.LiWen, new FillInForm(id, deal, await Form()));
        if (!(await Contract()).Marks.Any(mark => mark.Step == ContractStep.PapersCheck))
            await Must(Project.LiWen, CheckPapers());
        await Must(Project.Manager, new ReviewContract(id, deal));
        await Must(Project.Manager, new SignDraft(id, deal));
        await Must(Assistant, new CompareContract(id, deal, Enum.GetValues<ComparedMatter>()));
        await Must(Assistant, new IssueContract(id, deal));
    }

    public CheckPapers CheckPapers() => new(Project.Id, DealId, Enum.GetValues<BroughtPaper>());

    public CheckSignatures CheckSignatures() => new(Project.Id, DealId, Enum.GetValues<SignaturePlace>());

    public Task<T> Must<T>(Guid personId, Command<T> command) => Sale.Must(personId, command);

    /// <summary>Why a command is refused; nothing when it is not.</summary>
    public async Task<string?> Refused<T>(Guid personId, Command<T> command) => (await Project.Centre.Send(personId, command)).Refusal?.Code;

    public async Task<ContractSheet> Contract(Guid? readerId = null) => (await Project.Centre.Ask(readerId ?? Project.LiWen, new GetContract(Project.Id, DealId))).Value;

    /// <summary>The signing form as it is right.</summary>
    public Task<TypedForm> Form() => FormOf(Project.Centre, DealId);

    /// <summary>The signing form of a deal as it is right.</summary>
    public static Task<TypedForm> FormOf(TestCentre centre, Guid dealId) => centre.Database(async db =>
    {
        var agreed = await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == dealId);
        var ledger = await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == dealId);
        var deal = await db.Deals.IgnoreQueryFilters().AsNoTracking().SingleAsync(deal => deal.Id == dealId);
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
