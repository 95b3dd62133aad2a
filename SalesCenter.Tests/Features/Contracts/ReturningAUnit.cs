using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Contracts;

/// <summary>退房: the buyer gives the unit back after the contract.</summary>
public sealed class ReturningAUnit : IAsyncLifetime
{
    private static readonly Money Penalty = Money.FromYuan(250_000);
    private readonly TestCentre centre = new();
    private Signing signing = null!;
    private Guid director, company;

    public async ValueTask InitializeAsync()
    {
        signing = await Signing.Filed(centre);
        (director, company) = (await centre.Hire("林总监", Role.MarketingDirector, signing.Project.Id), await centre.Hire("吴总", Role.ProjectCompany, signing.Project.Id));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task From_the_request_to_the_unit_on_sale_each_desk_does_its_part_and_none_out_of_turn()
    {
        await signing.Must(signing.Sale.Cashier, new BookReceipt(signing.Project.Id, signing.DealId, new Payment(PaymentPurpose.CommercialLoan, Money.FromYuan(3_500_000), PaymentWay.BankTransfer, "FK 1", "建设银行")));
        await signing.Must(signing.Project.LiWen, Ask(CancellationGround.BuyersBreach, Penalty));
        await TooEarly(Revoke, Settle, TakeBack, PutBack);
        foreach (var approver in new[] { signing.Project.Manager, director, company })
            await signing.Must(approver, new ApproveRequest(signing.Project.Id, signing.DealId));
        (await Status()).Should().Be(UnitStatus.Filed, "it stays taken");
        await TooEarly(Settle, TakeBack, PutBack);
        (await signing.Refused(signing.Sale.Cashier, signing.Sale.Receive(new Money(1), PaymentPurpose.FirstPayment))).Should().NotBeNull("nothing is paid into what is given up");
        await signing.Must(signing.Clerk, new RevokeFiling(signing.Project.Id, signing.DealId));
        (await Status()).Should().Be(UnitStatus.Contracted);
        await TooEarly(Revoke, TakeBack, PutBack);
        (await signing.Must(signing.Sale.Cashier, new SettleCancellation(signing.Project.Id, signing.DealId, PaymentWay.BankTransfer, "TX 1", "赵先生"))).Should().Be(new Settlement(Penalty, Money.FromYuan(4_750_000)));
        await TooEarly(Revoke, Settle, PutBack);
        await signing.Must(signing.Clerk, new TakePapersBack(signing.Project.Id, signing.DealId));
        await signing.Must(signing.Project.Manager, new PutBackOnSale(signing.Project.Id, signing.DealId));

        (await Status()).Should().Be(UnitStatus.Available);
        var sheet = await signing.Sale.Sheet();
        (sheet.End, sheet.Agreed!.Dues.Count).Should().Be((DealEnd.Returned, 0));
        sheet.Agreed.Entries.Where(entry => entry.Kind == EntryKind.Refund).Select(entry => (entry.Purpose, entry.Payer)).Should().BeEquivalentTo([(PaymentPurpose.FirstPayment, "赵先生"), (PaymentPurpose.CommercialLoan, "建设银行")]);
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == signing.Project.CustomerOfLiWen).Select(customer => customer.Stage).SingleAsync())).Should().Be(CustomerStage.Visitor);
        await centre.Holds();
    }

    [Fact]
    public async Task A_unit_that_is_sold_again_is_not_returned_a_second_time()
    {
        await Return(CancellationGround.NobodysFault, Money.Zero);
        (await centre.Send(signing.Project.WangFang, new HoldUnit(signing.Project.Id, signing.Project.Units[0], signing.Project.CustomerOfWangFang))).Refusal.Should().BeNull();

        (await signing.Refused(signing.Project.LiWen, Ask(CancellationGround.NobodysFault, Money.Zero))).Should().Be("request.not-subscribed");
        foreach (var again in new Func<Task<string?>>[] { Revoke, Settle, TakeBack, PutBack })
            (await again()).Should().Be("request.unknown");
        (await Status()).Should().Be(UnitStatus.Held);
        await centre.Holds();
    }

    [Theory]
    [InlineData(CancellationGround.BuyersBreach, 250_000, 1_250_000)]
    [InlineData(CancellationGround.SellersBreach, 250_000, 1_750_000)]
    [InlineData(CancellationGround.NobodysFault, 0, 1_500_000)]
    public async Task Whose_fault_it_is_decides_about_the_money(CancellationGround ground, int penalty, int paidBack) =>
        (await Return(ground, Money.FromYuan(penalty))).PaidBack.Should().Be(Money.FromYuan(paidBack));

    [Fact]
    public async Task A_penalty_is_never_more_than_was_paid_nor_less_than_nothing_nor_for_nobodys_fault()
    {
        foreach (var wrong in new[] { Ask(CancellationGround.BuyersBreach, Money.FromYuan(1_500_000.01m)), Ask(CancellationGround.BuyersBreach, new Money(-1)), Ask(CancellationGround.NobodysFault, new Money(1)) })
            (await signing.Refused(signing.Project.LiWen, wrong)).Should().Be("request.penalty");
        (await signing.Refused(signing.Project.LiWen, Ask((CancellationGround)9, Money.Zero))).Should().NotBeNull();
        (await signing.Refused(signing.Project.WangFang, Ask(CancellationGround.NobodysFault, Money.Zero))).Should().Be("role.forbidden");
        (await signing.Refused(signing.Project.LiWen, new AskForCancellation(signing.Project.Id, signing.DealId, CancellationGround.NobodysFault, "不想要"))).Should().Be("request.not-at-stage");
        (await signing.Refused(signing.Project.LiWen, new AskForSwap(signing.Project.Id, signing.DealId, signing.Project.Units[1], Sale.Mortgage, [], "换一套"))).Should().NotBeNull();
    }

    [Fact]
    public async Task Nobody_approves_a_return_they_asked_for_and_nobody_twice()
    {
        await signing.Must(signing.Project.Manager, Ask(CancellationGround.NobodysFault, Money.Zero));
        (await signing.Refused(signing.Project.Manager, new ApproveRequest(signing.Project.Id, signing.DealId))).Should().Be("approval.own");
        var other = await centre.Hire("陈经理", Role.SalesManager, signing.Project.Id);
        await signing.Must(other, new ApproveRequest(signing.Project.Id, signing.DealId));
        (await signing.Refused(other, new ApproveRequest(signing.Project.Id, signing.DealId))).Should().Be("approval.own");
        await signing.Must(director, new RefuseRequest(signing.Project.Id, signing.DealId, "再谈谈"));

        (await Status()).Should().Be(UnitStatus.Filed);
        (await signing.Contract()).Open.Should().NotContain(SalesCenter.Domain.Contracts.ContractStep.Filing);
    }

    private AskForUnitReturn Ask(CancellationGround ground, Money penalty) => new(signing.Project.Id, signing.DealId, ground, penalty, "客户调往外地");

    private Task<string?> Revoke() => signing.Refused(signing.Clerk, new RevokeFiling(signing.Project.Id, signing.DealId));

    private Task<string?> Settle() => signing.Refused(signing.Sale.Cashier, new SettleCancellation(signing.Project.Id, signing.DealId, PaymentWay.BankTransfer, "TX 1", "赵先生"));

    private Task<string?> TakeBack() => signing.Refused(signing.Clerk, new TakePapersBack(signing.Project.Id, signing.DealId));

    private Task<string?> PutBack() => signing.Refused(signing.Project.Manager, new PutBackOnSale(signing.Project.Id, signing.DealId));

    private static async Task TooEarly(params Func<Task<string?>>[] steps)
    {
        foreach (var step in steps)
            (await step()).Should().NotBeNull("it is not its turn");
    }

    private async Task<Settlement> Return(CancellationGround ground, Money penalty)
    {
        await signing.Must(signing.Project.LiWen, Ask(ground, penalty));
        foreach (var approver in new[] { signing.Project.Manager, director, company })
            await signing.Must(approver, new ApproveRequest(signing.Project.Id, signing.DealId));
        await signing.Must(signing.Clerk, new RevokeFiling(signing.Project.Id, signing.DealId));
        var settlement = await signing.Must(signing.Sale.Cashier, new SettleCancellation(signing.Project.Id, signing.DealId, PaymentWay.BankTransfer, "TX 1", "赵先生"));
        await signing.Must(signing.Clerk, new TakePapersBack(signing.Project.Id, signing.DealId));
        await signing.Must(signing.Project.Manager, new PutBackOnSale(signing.Project.Id, signing.DealId));
        await centre.Holds();
        return settlement;
    }

    private async Task<UnitStatus> Status() => (await signing.Project.Unit(signing.Project.Units[0])).Status;
}
