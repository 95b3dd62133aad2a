using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Payments;

public sealed class BookingMoney : IAsyncDisposable
{
    private readonly TestCentre centre = new();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Without_an_escrow_account_nothing_is_received()
    {
        var sale = await Sale.Agreed(centre);
        await centre.Database(async db => (await db.Projects.SingleAsync(project => project.Id == sale.Project.Id)).Configure(new ProjectSettings(), ""));

        (await centre.Send(sale.Cashier, sale.Receive())).Refusal.Should().Be(PaymentRefusals.NoEscrowAccount);
    }

    [Fact]
    public async Task A_prepayment_is_kept_apart_from_the_deposit_and_paid_back_at_any_time()
    {
        var sale = await Sale.Agreed(centre);
        await sale.Must(sale.Cashier, sale.Receive(Sale.Deposit, PaymentPurpose.Prepayment));

        var agreed = (await sale.Sheet()).Agreed!;
        (agreed.SubscribedAt, agreed.Received, agreed.Prepaid).Should().Be((null, Money.Zero, Sale.Deposit));
        await sale.Must(sale.Cashier, sale.Receive());
        var back = await sale.Must(sale.Cashier, new RefundPrepayment(sale.Project.Id, sale.DealId, new Payment(PaymentPurpose.Prepayment, Sale.Deposit, PaymentWay.BankTransfer, "TX1", "赵先生"), "转为定金"));
        back.Number.Should().Be("TK2026-000001");
        (await centre.Send(sale.Cashier, new RefundPrepayment(sale.Project.Id, sale.DealId, new Payment(PaymentPurpose.Deposit, Sale.Deposit, PaymentWay.BankTransfer, "TX2", "赵先生"), "不买了"))).Refusal.Should().Be(SubscriptionRefusals.Fixed);
    }

    [Fact]
    public async Task A_double_tap_and_a_retry_book_once()
    {
        var sale = await Sale.Agreed(centre);
        var receipt = sale.Receive();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sale.Must(sale.Cashier, receipt)));

        answers.Distinct().Should().ContainSingle();
        (await sale.Sheet()).Agreed!.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task A_subscribed_unit_keeps_its_deposit_when_a_mistake_is_reversed()
    {
        var sale = await Sale.Subscribed(centre);
        var entry = (await sale.Sheet()).Agreed!.Entries.Single();

        (await centre.Send(sale.Cashier, new ReverseEntry(sale.Project.Id, sale.DealId, entry.Id, "录错"))).Refusal!.Code.Should().Be("payment.too-little-left");
    }

    [Fact]
    public async Task The_cash_day_is_closed_by_what_was_counted_and_later_bookings_count_for_the_next()
    {
        var sale = await Sale.Agreed(centre);
        var day = new DateOnly(2026, 11, 24);
        (await Cash()).Expected.Should().ContainSingle().Which.Deposit.Should().Be(Sale.Deposit);
        await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(60_000)));

        CountedCash[] counted = [new(PaymentWay.Card, Money.FromYuan(59_000))];
        (await centre.Send(sale.Cashier, new CloseCashDay(sale.Project.Id, day, counted, ""))).Refusal!.Code.Should().Be("payment.difference-unexplained");
        (await centre.Send(sale.Project.Manager, new CloseCashDay(sale.Project.Id, day, counted, "?"))).Refusal!.Code.Should().Be("role.forbidden");
        await sale.Must(sale.Cashier, new CloseCashDay(sale.Project.Id, day, counted, "一笔未到账"));
        (await centre.Send(sale.Cashier, new CloseCashDay(sale.Project.Id, day, counted, "再来"))).Refusal.Should().Be(PaymentRefusals.DayClosed);

        await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(40_000)));
        var closed = await Cash(day);
        (closed.Closing!.Explanation, closed.Booked[PaymentWay.Card].Yuan, closed.OpenDay).Should().Be(("一笔未到账", 60_000m, day.AddDays(1)));
        (await Cash()).Entries.Should().ContainSingle().Which.Amount.Yuan.Should().Be(40_000);

        async Task<CashDaySheet> Cash(DateOnly? on = null) => (await centre.Ask(sale.Cashier, new GetCashDay(sale.Project.Id, on))).Value;
    }
}
