using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Contracts;

/// <summary>支票: promises, and what becomes of them while everything else goes on.</summary>
public sealed class PayingByCheque : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_deposit_cheque_keeps_a_subscription_over_the_night_and_nobody_else_from_lapsing()
    {
        var sale = await Sale.Agreed(centre);
        var other = await Sale.Agreed(centre, sale.Project, sale.Project.Units[1]);
        var cheque = await sale.Must(sale.Cashier, Take(sale, PaymentPurpose.Deposit, Sale.Deposit));
        centre.Clock.Advance(TimeSpan.FromDays(1));

        await centre.SendAsProduct(new LapseSubscriptions(sale.Project.Id));

        (await Status(sale), await Status(other, 1)).Should().Be((UnitStatus.Selected, UnitStatus.Available));
        (await sale.Must(sale.Cashier, new ClearCheque(sale.Project.Id, sale.DealId, cheque))).IsSubscribed.Should().BeTrue("the bank has paid");
        await centre.Holds();
    }

    [Fact]
    public async Task A_deposit_cheque_that_bounces_leaves_the_subscription_to_the_clock_again()
    {
        var sale = await Sale.Agreed(centre);
        var cheque = await sale.Must(sale.Cashier, Take(sale, PaymentPurpose.Deposit, Sale.Deposit));
        centre.Clock.Advance(TimeSpan.FromDays(1));
        await centre.SendAsProduct(new LapseSubscriptions(sale.Project.Id));
        await sale.Must(sale.Cashier, new BounceCheque(sale.Project.Id, sale.DealId, cheque));

        await centre.SendAsProduct(new LapseSubscriptions(sale.Project.Id));

        (await Status(sale)).Should().Be(UnitStatus.Available);
    }

    [Fact]
    public async Task A_cheque_that_is_paid_while_a_request_is_open_is_booked_and_concludes_when_the_request_comes_to_nothing()
    {
        var signing = await Signing.Issued(centre);
        await signing.Must(signing.Supervisor, signing.CheckSignatures());
        var cheque = await signing.Must(signing.Sale.Cashier, Take(signing.Sale, PaymentPurpose.FirstPayment, (await signing.Contract()).FirstPaymentDue));
        await signing.Must(signing.Project.LiWen, new AskForExtension(signing.Project.Id, signing.DealId, signing.Today.AddDays(20), "等支票"));
        (await signing.Must(signing.Sale.Cashier, new ClearCheque(signing.Project.Id, signing.DealId, cheque))).IsContracted.Should().BeFalse("a request is open");

        await signing.Must(signing.Project.LiWen, new WithdrawRequest(signing.Project.Id, signing.DealId));

        (await Status(signing.Sale)).Should().Be(UnitStatus.Contracted);
        await centre.Holds();
    }

    [Fact]
    public async Task A_cheque_that_is_paid_during_a_cancellation_goes_back_with_it_and_only_the_deposit_is_forfeited()
    {
        var signing = await Signing.Issued(centre);
        var cheque = await signing.Must(signing.Sale.Cashier, Take(signing.Sale, PaymentPurpose.FirstPayment, Money.FromYuan(400_000)));
        (await signing.Refused(signing.Sale.Cashier, Take(signing.Sale, PaymentPurpose.FirstPayment, Money.FromYuan(1_000_001)))).Should().Be("payment.more-than-due", "the first cheque promises a part");
        await signing.Must(signing.Project.LiWen, new AskForCancellation(signing.Project.Id, signing.DealId, CancellationGround.BuyersBreach, "不买了"));
        await signing.Must(signing.Project.Manager, new ApproveRequest(signing.Project.Id, signing.DealId));
        await signing.Must(await centre.Hire("吴总", SalesCenter.Domain.People.Role.ProjectCompany, signing.Project.Id), new ApproveRequest(signing.Project.Id, signing.DealId));
        await signing.Must(signing.Clerk, new TakePapersBack(signing.Project.Id, signing.DealId));
        (await signing.Refused(signing.Sale.Cashier, Settle(signing))).Should().Be("payment.cheque-open");
        await signing.Must(signing.Sale.Cashier, new ClearCheque(signing.Project.Id, signing.DealId, cheque));

        (await signing.Must(signing.Sale.Cashier, Settle(signing))).Should().Be(new Settlement(Sale.Deposit, Money.FromYuan(400_000)));
        await centre.Holds();
    }

    [Fact]
    public async Task A_mistaken_first_payment_of_a_signed_contract_is_taken_back_together_with_the_right_one()
    {
        var signing = await Signing.Contracted(centre);
        var mistaken = (await signing.Sale.Sheet()).Agreed!.Entries.Single(entry => entry is { Kind: EntryKind.Receipt, Purpose: PaymentPurpose.FirstPayment });
        ReverseEntry Instead(Payment right) => new(signing.Project.Id, signing.DealId, mistaken.Id, "凭证号记错", right);
        var right = new Payment(PaymentPurpose.FirstPayment, mistaken.Amount, PaymentWay.BankTransfer, "TX 9", "赵先生");
        (await signing.Refused(signing.Sale.Cashier, Instead(right with { Amount = right.Amount - new Money(1) }))).Should().Be("payment.too-little-left");
        (await signing.Refused(signing.Sale.Cashier, Instead(right with { Amount = right.Amount + new Money(1) }))).Should().Be("payment.instead-invalid");

        await signing.Must(signing.Sale.Cashier, Instead(right));

        (await Status(signing.Sale)).Should().Be(UnitStatus.Contracted);
        await centre.Holds();
    }

    private static TakeCheque Take(Sale sale, PaymentPurpose purpose, Money amount) => new(sale.Project.Id, sale.DealId, purpose, amount, "ZP 1", "赵先生");

    private static SettleCancellation Settle(Signing signing) => new(signing.Project.Id, signing.DealId, PaymentWay.BankTransfer, "TX 1", "赵先生");

    private static async Task<UnitStatus> Status(Sale sale, int unit = 0) => (await sale.Project.Unit(sale.Project.Units[unit])).Status;
}
