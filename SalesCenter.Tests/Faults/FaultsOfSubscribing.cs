using System.Globalization;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.LapseHolds;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Faults;

/// <summary>What goes wrong while a unit is subscribed, by the numbers of the table of faults.</summary>
public sealed class FaultsOfSubscribing : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task Fault_3_the_hold_ends_in_the_tick_of_the_approval_and_the_servers_clock_decides(int ticks, bool isSelected)
    {
        var hold = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Value;
        await centre.Send(project.LiWen, new SubmitSlip(project.Id, hold.DealId));
        centre.Clock.Advance(hold.Until - centre.Now + TimeSpan.FromTicks(ticks));

        var approved = await centre.Send(project.Manager, new ApproveSelection(project.Id, hold.DealId));
        await centre.SendAsProduct(new LapseHolds(project.Id));

        approved.Succeeded.Should().Be(isSelected);
        (await project.Unit(project.Units[0])).Status.Should().Be(isSelected ? UnitStatus.Selected : UnitStatus.Available);
        await centre.Holds();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task Fault_3_the_day_ends_in_the_tick_of_the_deposit_and_the_servers_clock_decides(int ticks, bool isSubscribed)
    {
        var sale = await Sale.Agreed(centre, project);
        centre.Clock.Advance((await sale.Sheet()).Agreed!.FinishBy - centre.Now + TimeSpan.FromTicks(ticks));

        var booked = await centre.Send(sale.Cashier, sale.Receive());
        await centre.SendAsProduct(new LapseSubscriptions(project.Id));

        booked.Succeeded.Should().Be(isSubscribed);
        (await project.Unit(project.Units[0])).Status.Should().Be(isSubscribed ? UnitStatus.Subscribed : UnitStatus.Available);
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_5_a_full_database_books_nothing_and_the_same_tap_books_once_afterwards()
    {
        await using var obstructed = new ObstructedCentre();
        var sale = await Sale.Agreed(obstructed);
        obstructed.Obstruction = "PRAGMA query_only=ON";
        var receive = sale.Receive();

        (await obstructed.Send(sale.Cashier, receive)).Refusal!.Code.Should().Be("system.storage");
        obstructed.Obstruction = "PRAGMA query_only=OFF";
        (await sale.Sheet()).Agreed!.Entries.Should().BeEmpty();
        (await obstructed.Send(sale.Cashier, receive)).Value.Number.Should().Be("SJ2026-000001", "the number that was not used is given back");
        (await obstructed.Send(sale.Cashier, receive)).Value.Number.Should().Be("SJ2026-000001");
        (await sale.Sheet()).Agreed!.Entries.Should().ContainSingle();
        await obstructed.Holds();
    }

    public static TheoryData<string, string?> Sums => new()
    {
        { "-1", null }, { "0", null }, { "1e30", null }, { "NaN", null }, { "∞", null }, { "1.005", null }, { "10%", null }, { "--5", null }, { "1,00", null },
        { "１０００００", "100000" }, { "10万", "100000" }, { "10 万", "100000" }, { "¥100,000.00", "100000" }, { "0.01", "0.01" }, { "9999999999.99", "9999999999.99" }, { "10000000000", null },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public async Task Fault_19_a_sum_is_right_to_the_fen_or_refused(string written, string? yuan)
    {
        var sale = await Sale.Agreed(centre, project);
        var amount = WrittenMoney.Read(written);
        if (amount is { } read)
        {
            var booked = await centre.Send(sale.Cashier, sale.Receive(read, PaymentPurpose.Prepayment));
            booked.Succeeded.Should().Be(yuan is not null, "{0} was read as {1}", written, read);
        }

        var here = (await sale.Sheet()).Agreed!.Prepaid;
        here.Yuan.Should().Be(yuan is null ? 0 : decimal.Parse(yuan, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(100.01)]
    [InlineData(33.333)]
    public async Task Fault_19_a_share_is_between_nothing_and_all(double share)
    {
        var sale = await Sale.Selected(centre, project);

        var named = await centre.Send(project.LiWen, sale.NameBuyer() with { Buyers = [new BuyerWish("赵先生", (decimal)share, IdDocumentKind.IdCard, Sale.IdNumber, "13800000001", "深圳")] });

        named.Refusal.Should().NotBeNull();
        (await sale.Sheet()).Agreed!.Buyers.Should().BeEmpty();
    }

    [Fact]
    public async Task Fault_21_no_step_is_skipped_and_nothing_that_was_sold_again_comes_back()
    {
        var sale = await Sale.Selected(centre, project);
        (await centre.Send(sale.Cashier, sale.Receive())).Refusal.Should().Be(SubscriptionRefusals.BuyersMissing);
        (await centre.Send(project.LiWen, new AskForCancellation(project.Id, sale.DealId, CancellationGround.NobodysFault, "早了"))).Refusal!.Code.Should().Be("request.not-subscribed");
        (await centre.Send(project.Manager, new PutBackOnSale(project.Id, sale.DealId))).Refusal.Should().Be(RequestRefusals.Unknown);
        await sale.Must(project.LiWen, sale.NameBuyer());
        (await centre.Send(sale.Cashier, sale.Receive())).Refusal.Should().Be(SubscriptionRefusals.PriceMissing);
        await sale.Must(project.LiWen, new AgreeTerms(project.Id, sale.DealId, Sale.Mortgage, []));
        await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(5_000), PaymentPurpose.Prepayment));
        (await centre.Send(sale.Cashier, new RefundPrepayment(project.Id, sale.DealId, new Payment(PaymentPurpose.Prepayment, Money.FromYuan(5_000.01m), PaymentWay.Cash, "", "赵先生"), "多退")))
            .Refusal!.Code.Should().Be("payment.more-than-received");
        await sale.Must(sale.Cashier, sale.Receive());
        await sale.Cancel();
        var again = await Sale.Subscribed(centre, project with { LiWen = project.WangFang, CustomerOfLiWen = project.CustomerOfWangFang });

        (await centre.Send(project.Manager, new PutBackOnSale(project.Id, sale.DealId))).Refusal.Should().Be(RequestRefusals.Unknown);
        (await centre.Send(project.LiWen, new AskForCancellation(project.Id, sale.DealId, CancellationGround.NobodysFault, "再退一次"))).Refusal!.Code.Should().Be("request.not-subscribed");
        (await centre.Send(sale.Cashier, sale.Receive())).Succeeded.Should().BeFalse();
        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Subscribed);
        (await again.Sheet(project.WangFang)).IsOpen.Should().BeTrue();
        await centre.Holds();
    }
}
