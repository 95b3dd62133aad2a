using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Loans;

/// <summary>A filed deal of 5,000,000, of which 建设银行 is to lend 3,500,000.</summary>
public sealed class BookingLoans : IAsyncLifetime
{
    private static readonly Money Asked = Money.FromYuan(3_500_000), Less = Money.FromYuan(3_000_000);
    private readonly TestCentre centre = new();
    private Signing signing = null!;

    public async ValueTask InitializeAsync() => signing = await Signing.Filed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_loan_that_was_refused_or_closed_takes_no_money_until_another_is_begun()
    {
        var id = await signing.Must(signing.Clerk, Begin());
        await signing.Must(signing.Clerk, new CloseLoanCase(signing.Project.Id, signing.DealId, id, "客户改主意"));
        (await signing.Refused(signing.Sale.Cashier, Receive(Asked))).Should().Be("loan.none-open");
        (await Balance()).Should().Be(0, "nothing of it is written");

        await Approved(Asked);
        await signing.Must(signing.Sale.Cashier, Receive(Asked));
        (await Loan()).State.Should().Be(LoanState.Disbursed);
        await centre.Holds();
    }

    [Fact]
    public async Task No_loan_is_begun_whose_lender_has_paid_already()
    {
        var booked = await signing.Must(signing.Sale.Cashier, Receive(Less));
        (await centre.Send(signing.Clerk, Begin())).Refusal.Should().Be(LoanRefusals.MoneyPaid(Less));

        await signing.Must(signing.Sale.Cashier, new ReverseEntry(signing.Project.Id, signing.DealId, booked.EntryId, "录错"));
        await signing.Must(signing.Clerk, Begin());
    }

    [Fact]
    public async Task A_booking_that_is_taken_back_leaves_the_loan_approved()
    {
        var id = await Approved(Asked);
        var booked = await signing.Must(signing.Sale.Cashier, Receive(Asked));
        await signing.Must(signing.Sale.Cashier, new ReverseEntry(signing.Project.Id, signing.DealId, booked.EntryId, "录错"));
        (await Loan()).Should().Match<LoanSheet>(loan => loan.Id == id && loan.State == LoanState.Approved && loan.Disbursed == Money.Zero);
    }

    [Fact]
    public async Task A_smaller_approval_goes_into_the_plan_and_is_paid_out_in_full()
    {
        var (id, deal, project) = (await Approved(Less), signing.DealId, signing.Project);
        (await Loan()).Gap.Yuan.Should().Be(500_000);
        (await signing.Refused(project.LiWen, Payment(-1))).Should().Be("plan.commercial-loan");
        (await signing.Refused(project.LiWen, Payment(351))).Should().Be("plan.commercial-loan");
        await signing.Must(project.LiWen, Payment(300));
        foreach (var approver in new[] { signing.Assistant, project.Manager, await centre.Hire("林总监", Role.MarketingDirector, project.Id), await centre.Hire("吴总", Role.ProjectCompany, project.Id) })
            await signing.Must(approver, new ApproveRequest(project.Id, deal));

        (await Loan()).Should().Match<LoanSheet>(loan => loan.Id == id && loan.State == LoanState.Approved && loan.IsOpen && loan.Asked == Less && loan.Gap == Money.Zero);
        var dues = await Dues();
        dues.Should().Contain(due => due.Kind == PlanLineKind.CommercialLoan && due.AmountFen == Less.Fen).And.Contain(due => due.Kind == PlanLineKind.FirstPayment && due.Left == Money.FromYuan(500_000));
        await signing.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(500_000), PaymentPurpose.FirstPayment));
        await signing.Must(signing.Sale.Cashier, Receive(Less));
        (await Loan()).State.Should().Be(LoanState.Disbursed);
        (await Dues()).Should().OnlyContain(due => !due.IsOpen);
        await centre.Holds();
    }

    [Fact]
    public async Task After_the_approval_the_lender_can_say_another_day()
    {
        var id = await Approved(Asked);
        MoveLoanExpectation Move(DateOnly day) => new(signing.Project.Id, signing.DealId, id, day);
        (await signing.Refused(signing.Clerk, Move(signing.Today.AddDays(-1)))).Should().Be("loan.day");
        (await signing.Refused(signing.Sale.Cashier, Move(signing.Today))).Should().Be("role.forbidden");
        await signing.Must(signing.Clerk, Move(signing.Today.AddDays(60)));

        var loan = await Loan();
        (loan.ExpectedOn, loan.Moves[^1].Kind, loan.Moves[^1].ById).Should().Be((signing.Today.AddDays(60), LoanMoveKind.ExpectationMoved, signing.Clerk));
        await signing.Must(signing.Clerk, new RefuseLoan(signing.Project.Id, signing.DealId, id, "征信"));
        (await signing.Refused(signing.Clerk, Move(signing.Today))).Should().Be("loan.not-now");
    }

    private async Task<Guid> Approved(Money amount)
    {
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        var (project, deal, day) = (signing.Project.Id, signing.DealId, signing.Today.AddDays(30));
        var id = await signing.Must(signing.Clerk, Begin());
        await signing.Must(signing.Clerk, new ReceiveLoanPapers(project, deal, id, [.. LoanPapers.Usual(LoanKind.Commercial).Select(name => new PaperTick(name, true))]));
        await signing.Must(signing.Clerk, new SubmitLoanCase(project, deal, id, day));
        await signing.Must(signing.Clerk, new ApproveLoan(project, deal, id, amount, day));
        return id;
    }

    private BeginLoanCase Begin() => new(signing.Project.Id, signing.DealId, LoanKind.Commercial);

    private BookReceipt Receive(Money amount) => signing.Sale.Receive(amount, PaymentPurpose.CommercialLoan);

    private AskForPaymentChange Payment(int bankLoan) => new(signing.Project.Id, signing.DealId, Sale.Mortgage with { CommercialLoan = bankLoan }, "银行批贷不足");

    private async Task<LoanSheet> Loan() => (await centre.Ask(signing.Clerk, new GetLoanCases(signing.Project.Id, signing.DealId))).Value.Loans[0];

    private Task<IReadOnlyList<Due>> Dues() => centre.Database(async db => (await db.Ledgers.IgnoreQueryFilters().AsNoTracking().SingleAsync(ledger => ledger.Id == signing.DealId)).Dues);

    private Task<long> Balance() => centre.Database(db => db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.DealId == signing.DealId && entry.Purpose == PaymentPurpose.CommercialLoan).SumAsync(entry => entry.AmountFen));
}
