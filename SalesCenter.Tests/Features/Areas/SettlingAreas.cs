using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Areas;

/// <summary>A filed deal: 101 ㎡, 81 ㎡ of them inside, for 5,000,000.</summary>
public sealed class SettlingAreas : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Signing signing = null!;

    public async ValueTask InitializeAsync() => signing = await Signing.Filed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task What_the_buyer_owed_is_due_no_more_once_the_settling_is_taken_back_and_it_is_settled_anew()
    {
        await Settle(81.81m);
        (await AreaDues()).Should().Equal(Money.FromYuan(50_000));
        var paid = await signing.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(50_000), PaymentPurpose.AreaSettlement));
        (await centre.Send(signing.Sale.Cashier, Unsettle())).Refusal.Should().Be(AreaRefusals.StillPaid(Money.FromYuan(50_000)));
        await Reverse(paid.EntryId);

        await signing.Must(signing.Sale.Cashier, Unsettle());
        (await AreaDues()).Should().BeEmpty();
        (await Area()).SettledAt.Should().BeNull();
        (await centre.Ask(signing.Project.LiWen, new MyNotices(signing.Project.Id))).Value.Latest.Should().Contain(notice => notice.Code == "notice.area-unsettled");
        (await signing.Refused(signing.Sale.Cashier, Unsettle())).Should().Be("area.not-settled");
        await Settle(82.62m);
        (await AreaDues()).Should().Equal(Money.FromYuan(100_000));
        await centre.Holds();
    }

    [Fact]
    public async Task What_the_seller_paid_back_goes_where_it_came_from_once_the_refund_is_reversed()
    {
        var before = await Ledger();
        await Settle(78);
        var refund = (await Ledger()).Entries.Single(entry => entry.Kind == EntryKind.Refund);
        (await centre.Send(signing.Sale.Cashier, Unsettle())).Refusal.Should().Be(AreaRefusals.RefundStands(-refund.Amount));
        await Reverse(refund.Id);
        await signing.Must(signing.Sale.Cashier, Unsettle());

        var after = await Ledger();
        (after.BalanceFen, after.AreaReductionFen, after.AreaSettled, after.BalanceOf(PaymentPurpose.AreaSettlement)).Should().Be((before.BalanceFen, 0, null, Money.Zero));
        after.BalanceOf(PaymentPurpose.FirstPayment).Should().Be(before.BalanceOf(PaymentPurpose.FirstPayment));
        after.Dues.Select(due => (due.Kind, due.AmountFen, due.PaidFen)).Should().Equal(before.Dues.Select(due => (due.Kind, due.AmountFen, due.PaidFen)));
        after.Entries.Should().ContainSingle(entry => entry.Kind == EntryKind.Forfeit).Which.Reason.Should().Be("测绘有误");
        await Settle(81.81m);
        await centre.Holds();
    }

    [Fact]
    public async Task A_settling_is_taken_back_by_the_cashier_alone_and_with_a_reason()
    {
        await Settle(81.81m);
        foreach (var other in new[] { signing.Project.LiWen, signing.Project.Manager, signing.Clerk })
            (await signing.Refused(other, Unsettle())).Should().Be("role.forbidden");
        (await signing.Refused(signing.Sale.Cashier, Unsettle() with { Reason = " " })).Should().Be("payment.reason-missing");
        (await signing.Refused(signing.Sale.Cashier, Unsettle() with { Reason = new string('长', 201) })).Should().Be("input.invalid");
        (await Area()).SettledAt.Should().NotBeNull();
    }

    [Fact]
    public async Task What_was_settled_stays_as_it_was_settled_on_card_and_list()
    {
        await Settle(81.81m);
        var settled = (await Area()).Settlement;
        await signing.Must(signing.Project.Manager, new ConfigureLoanBanks(signing.Project.Id, [], 15, AreaBasis.Gross));

        settled!.BuyerPays.Yuan.Should().Be(50_000);
        (await Area()).Settlement.Should().Be(settled);
        (await centre.Ask(signing.Clerk, new MeasuredAreaList(signing.Project.Id))).Value.Single().Settlement.Should().Be(settled);
    }

    private async Task Settle(decimal inner)
    {
        await signing.Must(signing.Clerk, new RecordMeasuredAreas(signing.Project.Id, [new MeasuredLine(signing.Project.Units[0], SalesCenter.Domain.Common.Area.FromSquareMetres(101), SalesCenter.Domain.Common.Area.FromSquareMetres(inner))], "深测(2026)001"));
        await signing.Must(signing.Sale.Cashier, new SettleArea(signing.Project.Id, signing.DealId, SalesCenter.Domain.Common.Area.FromSquareMetres(inner), PaymentWay.BankTransfer, "TX 9", "赵先生"));
    }

    private UnsettleArea Unsettle() => new(signing.Project.Id, signing.DealId, "测绘有误");

    private Task<BookedEntry> Reverse(Guid entryId) => signing.Must(signing.Sale.Cashier, new ReverseEntry(signing.Project.Id, signing.DealId, entryId, "录错"));

    private async Task<DealArea> Area() => (await centre.Ask(signing.Project.LiWen, new GetAreaSettlement(signing.Project.Id, signing.DealId))).Value;

    private Task<Ledger> Ledger() => centre.Database(db => db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == signing.DealId));

    private async Task<IEnumerable<Money>> AreaDues() => (await Ledger()).Dues.Where(due => due.Kind == PlanLineKind.AreaSettlement).Select(due => due.Amount);
}
