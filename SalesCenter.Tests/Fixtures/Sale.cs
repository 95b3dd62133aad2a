using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Fixtures;

/// <summary>A unit that 李雯 sells to 赵先生, as far as the test wants it, with a cashier and an escrow account.</summary>
public sealed record Sale(SmallProject Project, Guid DealId, Guid Cashier)
{
    public static readonly Money Deposit = Money.FromYuan(100_000);

    /// <summary>Pays a third at once, the rest by a bank.</summary>
    public static readonly PlanTerms Mortgage = new(PaymentMethod.Mortgage, Deposit, 30, Bank: "建设银行");

    /// <summary>A mainland ID number of the examples in GB 11643.</summary>
    public const string IdNumber = "11010519491231002X";

    /// <summary>Selected: the slip is approved, nothing is agreed.</summary>
    public static async Task<Sale> Selected(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        project ??= await SmallProject.In(centre);
        await centre.Database(async db =>
        {
            var stored = await db.Projects.SingleAsync(stored => stored.Id == project.Id);
            stored.Configure(stored.Settings, "工行 4000 0211 0920 0123 456");
        });
        var cashier = await centre.Hire("孙出纳", Role.Cashier, project.Id);
        var deal = (await centre.Send(project.LiWen, new HoldUnit(project.Id, unitId ?? project.Units[0], project.CustomerOfLiWen))).Value.DealId;
        var sale = new Sale(project, deal, cashier);
        await sale.Must(project.LiWen, new SubmitSlip(project.Id, deal));
        await sale.Must(project.Manager, new ApproveSelection(project.Id, deal));
        return sale;
    }

    /// <summary>Agreed: buyers, price and plan are known, the deposit is awaited.</summary>
    public static async Task<Sale> Agreed(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var sale = await Selected(centre, project, unitId);
        await sale.Must(sale.Project.LiWen, sale.NameBuyer());
        await sale.Must(sale.Project.LiWen, new AgreeTerms(sale.Project.Id, sale.DealId, Mortgage, []));
        return sale;
    }

    /// <summary>Subscribed: the deposit is booked.</summary>
    public static async Task<Sale> Subscribed(TestCentre centre, SmallProject? project = null, Guid? unitId = null)
    {
        var sale = await Agreed(centre, project, unitId);
        (await sale.Must(sale.Cashier, sale.Receive())).IsSubscribed.Should().BeTrue();
        return sale;
    }

    /// <summary>Cancels what is subscribed, all the way until the unit is back on sale.</summary>
    public async Task Cancel()
    {
        var (project, centre) = (Project.Id, Project.Centre);
        await Must(Project.LiWen, new AskForCancellation(project, DealId, CancellationGround.NobodysFault, "贷款被拒"));
        await Must(Project.Manager, new ApproveRequest(project, DealId));
        await Must(await centre.Hire("吴总", Role.ProjectCompany, project), new ApproveRequest(project, DealId));
        await Must(await centre.Hire("林悦", Role.AdminClerk, project), new TakePapersBack(project, DealId));
        await Must(Cashier, new SettleCancellation(project, DealId, PaymentWay.BankTransfer, "TX 1", "赵先生"));
        await Must(Project.Manager, new PutBackOnSale(project, DealId));
    }

    public NameBuyers NameBuyer() => new(Project.Id, DealId, [new BuyerWish("赵先生", 100, IdDocumentKind.IdCard, IdNumber, "13800000001", "深圳市南山区科苑路 1 号")]);

    /// <summary>The deposit, by card.</summary>
    public BookReceipt Receive(Money? amount = null, PaymentPurpose purpose = PaymentPurpose.Deposit) =>
        new(Project.Id, DealId, new Payment(purpose, amount ?? Deposit, PaymentWay.Card, "POS 000123", "赵先生"));

    /// <summary>Sends a command that must succeed.</summary>
    public async Task<T> Must<T>(Guid personId, Command<T> command)
    {
        var answer = await Project.Centre.Send(personId, command);
        answer.Refusal?.Code.Should().BeNull();
        return answer.Value;
    }

    public async Task<DealSheet> Sheet(Guid? readerId = null) => (await Project.Centre.Ask(readerId ?? Project.LiWen, new GetDeal(Project.Id, DealId))).Value;
}
