using SalesCenter.Domain.Common;
using SalesCenter.Domain.Payments;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Payments;

public sealed class ExpectingMoney : IAsyncDisposable
{
    private readonly TestCentre centre = new();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_first_payment_is_expected_from_the_printed_contract_on_until_it_is_here()
    {
        var signing = await Signing.Begun(centre);
        (await Cash(signing)).FirstPayments.Should().BeEmpty("nothing is printed yet");
        var issued = await Signing.Issued(centre, await SmallProject.In(centre));

        (await Cash(issued)).FirstPayments.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            issued.DealId,
            CustomerName = "赵先生",
            ConsultantId = issued.Project.LiWen,
            ContractNumber = "HT2026-000001",
            FirstPayment = Money.FromYuan(1_500_000),
            Received = Sale.Deposit,
            Left = Money.FromYuan(1_400_000),
            SigningBy = new DateOnly(2026, 12, 1),
        });
        (await Cash(signing)).FirstPayments.Should().BeEmpty("it is of another project");
        await issued.Sale.Must(issued.Sale.Cashier, issued.Sale.Receive(Money.FromYuan(400_000), PaymentPurpose.FirstPayment));
        (await Cash(issued)).FirstPayments.Single().Left.Yuan.Should().Be(1_000_000);
        await issued.Sale.Must(issued.Sale.Cashier, issued.Sale.Receive(Money.FromYuan(1_000_000), PaymentPurpose.FirstPayment));
        (await Cash(issued)).FirstPayments.Should().BeEmpty("all of it is here, only the signatures are missing");
    }

    [Fact]
    public async Task A_cheque_stands_there_from_the_moment_it_is_taken_until_the_bank_has_decided()
    {
        var signing = await Signing.Issued(centre);
        var taken = centre.Now;
        var cleared = await signing.Sale.Must(signing.Sale.Cashier, Take(signing, 300_000, "ZP 001"));
        centre.Clock.Advance(TimeSpan.FromHours(1));
        var bounced = await signing.Sale.Must(signing.Sale.Cashier, Take(signing, 200_000, "ZP 002"));

        (await Cash(signing)).Cheques.Select(cheque => (cheque.ChequeId, cheque.Amount.Yuan, cheque.Reference, cheque.TakenAt, cheque.CustomerName)).Should().Equal(
            (cleared, 300_000m, "ZP 001", taken, "赵先生"), (bounced, 200_000m, "ZP 002", taken.AddHours(1), "赵先生"));
        (await Cash(signing)).FirstPayments.Single().Left.Yuan.Should().Be(1_400_000, "a cheque is no money");

        await signing.Sale.Must(signing.Sale.Cashier, new ClearCheque(signing.Project.Id, signing.DealId, cleared));
        await signing.Sale.Must(signing.Sale.Cashier, new BounceCheque(signing.Project.Id, signing.DealId, bounced));

        (await Cash(signing)).Should().Match<CashDaySheet>(sheet => sheet.Cheques.Count == 0 && sheet.FirstPayments.Single().Left == Money.FromYuan(1_100_000));
    }

    private static TakeCheque Take(Signing signing, decimal yuan, string reference) => new(signing.Project.Id, signing.DealId, PaymentPurpose.FirstPayment, Money.FromYuan(yuan), reference, "赵先生");

    private async Task<CashDaySheet> Cash(Signing signing) => (await centre.Ask(signing.Sale.Cashier, new GetCashDay(signing.Project.Id))).Value;
}
