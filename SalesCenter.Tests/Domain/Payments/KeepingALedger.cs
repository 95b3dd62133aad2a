using CsCheck;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Tests.Domain.Payments;

public sealed class KeepingALedger
{
    private const string Escrow = "工行 4000 0211 0920 0123 456";
    private static readonly Booking Now = new(Guid.NewGuid(), new DateTime(2026, 11, 24, 6, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 11, 24));
    private readonly Ledger ledger = new(Guid.NewGuid(), Guid.NewGuid());
    private int numbers;

    [Fact]
    public void Whatever_is_booked_no_purpose_is_below_nothing_and_the_balance_is_the_sum_of_its_entries() =>
        Gen.Select(Gen.Int[0, 2], Gen.Enum<PaymentPurpose>(), Gen.Long[-5, 1_000], Gen.Int[0, 40]).List[0, 60].Sample(operations =>
        {
            var (any, number) = (new Ledger(Guid.NewGuid(), Guid.NewGuid()), 0);
            foreach (var (kind, purpose, fen, place) in operations)
            {
                var (before, count) = (any.Balance, any.Entries.Count);
                try
                {
                    var payment = new Payment(purpose, new Money(fen), PaymentWay.Cash, "", "赵先生");
                    _ = kind switch
                    {
                        0 => any.Receive(payment, $"{++number}", Escrow, Now),
                        1 => any.Refund(payment, $"{++number}", Escrow, "不买了", Now),
                        _ => any.Reverse(any.Entries.Count == 0 ? Guid.NewGuid() : any.Entries[place % any.Entries.Count].Id, $"{++number}", "录错", Money.Zero, Now),
                    };
                }
                catch (RefusedException)
                {
                    (any.Balance, any.Entries.Count).Should().Be((before, count));
                }
                any.Balance.Fen.Should().Be(any.Entries.Sum(entry => entry.AmountFen));
                foreach (var each in Enum.GetValues<PaymentPurpose>())
                    (any.BalanceOf(each) >= Money.Zero).Should().BeTrue();
            }
        });

    [Fact]
    public void Nobody_is_paid_back_more_than_was_received_for_the_purpose()
    {
        Receive(50_000, PaymentPurpose.Prepayment);
        Receive(100_000);

        Refused(() => ledger.Refund(Cash(50_000.01m, PaymentPurpose.Prepayment), "TK", Escrow, "不买了", Now)).Should().Be(PaymentRefusals.MoreThanReceived(Money.FromYuan(50_000.01m), Money.FromYuan(50_000)));
        ledger.Refund(Cash(50_000, PaymentPurpose.Prepayment), "TK1", Escrow, "不买了", Now).Amount.Yuan.Should().Be(-50_000);
        (ledger.Balance.Yuan, ledger.BalanceOf(PaymentPurpose.Prepayment).Yuan).Should().Be((100_000m, 0m));
    }

    [Fact]
    public void A_mistake_is_reversed_once_and_never_edited()
    {
        var wrong = Receive(10_000);

        var reversal = ledger.Reverse(wrong.Id, "CX1", "金额录错", Money.Zero, Now);
        (reversal.Amount.Yuan, reversal.ReversesId, ledger.Balance.Yuan).Should().Be((-10_000m, wrong.Id, 0m));
        Refused(() => ledger.Reverse(wrong.Id, "CX2", "再来", Money.Zero, Now)).Should().Be(PaymentRefusals.AlreadyReversed("SJ1", "CX1"));
        Refused(() => ledger.Reverse(reversal.Id, "CX2", "再来", Money.Zero, Now)).Should().Be(PaymentRefusals.ReversalOfReversal("CX1"));
    }

    [Fact]
    public void A_reversed_receipt_whose_money_was_paid_back_already_is_refused()
    {
        var receipt = Receive(10_000);
        ledger.Refund(Cash(4_000), "TK1", Escrow, "多收", Now);

        Refused(() => ledger.Reverse(receipt.Id, "CX1", "录错", Money.Zero, Now)).Should().Be(PaymentRefusals.WouldLeaveTooLittle(Money.FromYuan(-4_000), Money.Zero));
    }

    [Fact]
    public void What_must_stay_stays()
    {
        var wrong = Receive(100_000);
        Refused(() => ledger.Reverse(wrong.Id, "CX1", "录错", Money.FromYuan(100_000), Now))!.Code.Should().Be("payment.too-little-left");

        Receive(100_000);
        ledger.Reverse(wrong.Id, "CX1", "录错", Money.FromYuan(100_000), Now);
        ledger.Balance.Yuan.Should().Be(100_000);
    }

    [Fact]
    public void Money_goes_into_the_escrow_account_or_nowhere() =>
        Refused(() => ledger.Receive(Cash(1), "SJ1", " ", Now)).Should().Be(PaymentRefusals.NoEscrowAccount);

    [Fact]
    public void A_closed_ledger_is_empty_and_takes_nothing_more()
    {
        Receive(100);
        Refused(ledger.Close).Should().Be(PaymentRefusals.MoneyLeft(Money.FromYuan(100)));
        ledger.Refund(Cash(100), "TK1", Escrow, "不买了", Now);

        ledger.Close();
        Refused(() => ledger.Receive(Cash(1), "SJ9", Escrow, Now)).Should().Be(PaymentRefusals.Closed);
    }

    [Theory]
    [InlineData(0, "88", "赵先生", "payment.amount")]
    [InlineData(-1, "88", "赵先生", "payment.amount")]
    [InlineData(1_000_000_000_000, "88", "赵先生", "payment.amount")]
    [InlineData(100, " ", "赵先生", "payment.reference-missing")]
    [InlineData(100, "88", " ", "payment.payer-missing")]
    public void A_payment_without_amount_slip_or_payer_is_refused(long fen, string reference, string payer, string code) =>
        Refused(() => ledger.Receive(new Payment(PaymentPurpose.Deposit, new Money(fen), PaymentWay.Card, reference, payer), "SJ1", Escrow, Now))!.Code.Should().Be(code);

    [Fact]
    public void Numbers_of_a_year_follow_each_other()
    {
        var book = new NumberBook(Guid.NewGuid(), NumberSeries.Receipt, 2026);

        Enumerable.Range(0, 3).Select(_ => book.Take()).Should().Equal("SJ2026-000001", "SJ2026-000002", "SJ2026-000003");
    }

    [Fact]
    public void A_day_is_closed_by_what_was_counted_and_a_difference_is_explained()
    {
        CashCount[] counts = [new(PaymentWay.Cash, 10_000, 9_900), new(PaymentWay.Card, 5, 5)];

        Refused(() => _ = new CashDay(Guid.NewGuid(), Now.Day, counts, " ", Now))!.Code.Should().Be("payment.difference-unexplained");
        Refused(() => _ = new CashDay(Guid.NewGuid(), Now.Day.AddDays(1), [], "", Now)).Should().Be(PaymentRefusals.DayToCome(Now.Day.AddDays(1)));
        new CashDay(Guid.NewGuid(), Now.Day, counts, "少找一元", Now).Counts.Sum(count => count.Difference.Fen).Should().Be(-100);
    }

    private LedgerEntry Receive(decimal yuan, PaymentPurpose purpose = PaymentPurpose.Deposit) => ledger.Receive(Cash(yuan, purpose), $"SJ{++numbers}", Escrow, Now);

    private static Payment Cash(decimal yuan, PaymentPurpose purpose = PaymentPurpose.Deposit) => new(purpose, Money.FromYuan(yuan), PaymentWay.Cash, "", "赵先生");

    private static Refusal? Refused(Action action) => FluentActions.Invoking(action).Should().Throw<RefusedException>().Which.Refusal;
}
