using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Loans;

public sealed class ArrangingLoans : IAsyncLifetime
{
    private static readonly DateOnly Expected = new(2027, 1, 30);
    private static readonly Money Asked = Money.FromYuan(3_500_000);
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk, assistant;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
        assistant = await centre.Hire("郑助理", Role.SalesAssistant, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Goes_from_the_plan_to_an_approval_and_everybody_at_the_deal_sees_how_far_it_is()
    {
        (await Loans(sale.Project.LiWen)).ToBegin.Should().Equal(new LoanToBegin(LoanKind.Commercial, "建设银行", Asked));
        var id = await sale.Must(sale.Project.LiWen, Begin());
        (await Loans(sale.Project.LiWen)).ToBegin.Should().BeEmpty();
        var begun = (await Loans(clerk)).Loans.Single();
        (begun.State, begun.Asked, begun.PapersDueOn, begun.ExpectedOn).Should().Be((LoanState.Collecting, Asked, new DateOnly(2026, 12, 9), Expected));
        begun.Papers.Select(paper => paper.Name).Should().Equal(LoanPapers.Usual(LoanKind.Commercial));

        (await Refused(sale.Project.LiWen, Submit(id))).Should().Be("loan.papers-missing");
        await sale.Must(clerk, Receive(id, "收入证明"));
        await sale.Must(assistant, Receive(id, [.. LoanPapers.Usual(LoanKind.Commercial)]));
        var papers = (await Loans(sale.Project.Manager)).Loans.Single().Papers;
        papers.Should().OnlyContain(paper => paper.ReceivedAt == centre.Now).And.ContainSingle(paper => paper.ReceivedById == clerk).Which.Name.Should().Be("收入证明");
        await sale.Must(sale.Project.LiWen, Submit(id));
        await sale.Must(assistant, Approve(id, Asked));

        var approved = (await Loans(sale.Cashier)).Loans.Single();
        (approved.State, approved.Approved, approved.Gap).Should().Be((LoanState.Approved, Asked, Money.Zero));
        approved.Moves.Select(move => (move.Kind, move.ById)).Should().Equal(
            (LoanMoveKind.Begun, sale.Project.LiWen), (LoanMoveKind.PapersReceived, clerk), (LoanMoveKind.PapersReceived, assistant), (LoanMoveKind.Submitted, sale.Project.LiWen), (LoanMoveKind.Approved, assistant));
        (await Notices(sale.Project.LiWen)).Should().Contain("notice.loan-approved");
        await centre.Holds();
    }

    [Fact]
    public async Task A_deal_has_one_loan_of_each_lender_however_often_its_button_is_tapped()
    {
        var begin = Begin();
        var id = await sale.Must(sale.Project.LiWen, begin);
        (await sale.Must(sale.Project.LiWen, begin)).Should().Be(id, "a double tap is one request");
        (await centre.Send(clerk, Begin())).Refusal.Should().Be(LoanRefusals.OneIsOpen(LoanKind.Commercial, LoanState.Collecting));
        (await centre.Send(clerk, Begin(LoanKind.ProvidentFund))).Refusal.Should().Be(LoanRefusals.NotInPlan(LoanKind.ProvidentFund));

        (await centre.Database(db => db.LoanCases.IgnoreQueryFilters().CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task The_database_lets_one_of_two_loans_of_one_lender_through()
    {
        await sale.Must(sale.Project.LiWen, Begin());

        var second = () => centre.Database(async db =>
        {
            var deal = await db.Deals.IgnoreQueryFilters().SingleAsync(deal => deal.Id == sale.DealId);
            var subscription = await db.Subscriptions.IgnoreQueryFilters().SingleAsync(subscription => subscription.Id == sale.DealId);
            await db.AddAsync(new LoanCase(deal, subscription, LoanKind.Commercial, null, new(), clerk, centre.Now));
        });

        await second.Should().ThrowAsync<DbUpdateException>();
    }

    [Fact]
    public async Task Less_than_asked_for_tells_whoever_handles_the_deal_of_the_gap()
    {
        var id = await Submitted();

        await sale.Must(clerk, Approve(id, Money.FromYuan(3_000_000)));

        (await Loans(sale.Project.LiWen)).Loans.Single().Gap.Yuan.Should().Be(500_000);
        (await Notices(sale.Project.LiWen)).Should().Contain("notice.loan-approved-less").And.NotContain("notice.loan-approved");
    }

    [Fact]
    public async Task A_refusal_tells_consultant_and_managers_and_another_loan_can_be_begun()
    {
        var id = await Submitted();
        (await Refused(clerk, new RefuseLoan(sale.Project.Id, sale.DealId, id, " "))).Should().Be("loan.reason-missing");
        (await Refused(clerk, new RefuseLoan(sale.Project.Id, sale.DealId, id, new string('长', 301)))).Should().Be("input.invalid");

        await sale.Must(clerk, new RefuseLoan(sale.Project.Id, sale.DealId, id, "征信不良"));

        (await Notices(sale.Project.LiWen)).Should().ContainSingle(code => code == "notice.loan-refused");
        (await Notices(sale.Project.Manager)).Should().ContainSingle(code => code == "notice.loan-refused");
        (await Loans(sale.Project.LiWen)).Should().Match<DealLoans>(loans => loans.Loans[0].LeadsToChange && loans.Loans[0].RefusedBecause == "征信不良" && loans.ToBegin.Count == 1);
        (await Refused(clerk, Approve(id, Asked))).Should().Be("loan.not-now");
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        await sale.Must(sale.Project.LiWen, Begin());
        (await Loans(sale.Project.LiWen)).Loans.Select(loan => loan.State).Should().Equal(LoanState.Collecting, LoanState.Refused);
    }

    [Fact]
    public async Task Papers_go_back_and_forth_only_by_their_names()
    {
        var id = await sale.Must(sale.Project.LiWen, Begin());
        await sale.Must(clerk, Receive(id, "收入证明"));
        await sale.Must(clerk, new ReceiveLoanPapers(sale.Project.Id, sale.DealId, id, [new PaperTick("收入证明", false)]));

        (await Loans(clerk)).Loans.Single().Papers.Should().OnlyContain(paper => paper.ReceivedAt == null);
        (await Refused(clerk, Receive(id, "驾驶证"))).Should().Be("loan.no-such-paper");
        (await Refused(clerk, Receive(id))).Should().Be("loan.nothing-named");
        (await Refused(clerk, Receive(id, new string('长', 61)))).Should().Be("input.invalid");
    }

    [Fact]
    public async Task Is_recorded_by_the_deals_own_consultant_superiors_clerks_and_assistants_alone()
    {
        var id = await sale.Must(assistant, Begin());
        var company = await centre.Hire("吴总", Role.ProjectCompany, sale.Project.Id);
        foreach (var stranger in new[] { sale.Project.WangFang, sale.Cashier, company })
        {
            (await Refused(stranger, Begin())).Should().Be("role.forbidden");
            (await Refused(stranger, Receive(id, "收入证明"))).Should().Be("role.forbidden");
            (await Refused(stranger, Submit(id))).Should().Be("role.forbidden");
            (await Refused(stranger, Approve(id, Asked))).Should().Be("role.forbidden");
            (await Refused(stranger, new RefuseLoan(sale.Project.Id, sale.DealId, id, "征信"))).Should().Be("role.forbidden");
            (await Refused(stranger, new CloseLoanCase(sale.Project.Id, sale.DealId, id, "不办了"))).Should().Be("role.forbidden");
        }
        (await centre.Ask(sale.Project.WangFang, new GetLoanCases(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden");
        (await Loans(company)).MayRecord.Should().BeFalse();
        (await Loans(assistant)).MayRecord.Should().BeTrue();
    }

    [Fact]
    public async Task A_loan_of_another_deal_or_another_project_is_unknown()
    {
        var id = await sale.Must(sale.Project.LiWen, Begin());
        var other = await Sale.Subscribed(centre, sale.Project, sale.Project.Units[1]);
        (await Refused(clerk, Receive(id, "收入证明") with { DealId = other.DealId })).Should().Be("loan.unknown");

        var elsewhere = await SmallProject.In(centre);
        (await centre.Send(elsewhere.Manager, Begin() with { ProjectId = elsewhere.Id })).Refusal.Should().Be(DealRefusals.Unknown);
        (await centre.Send(elsewhere.Manager, Begin())).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Nothing_is_begun_before_the_deposit_or_for_a_day_that_has_passed()
    {
        var agreed = await Sale.Agreed(centre, sale.Project, sale.Project.Units[1]);
        (await Refused(clerk, Begin() with { DealId = agreed.DealId })).Should().Be("loan.not-subscribed");
        (await centre.Ask(clerk, new GetLoanCases(sale.Project.Id, agreed.DealId))).Value.ToBegin.Should().BeEmpty();
        (await Refused(clerk, Begin() with { PapersDueOn = new DateOnly(2026, 11, 23) })).Should().Be("loan.day");
    }

    [Fact]
    public async Task Closed_it_is_no_longer_the_deals_loan()
    {
        var id = await sale.Must(sale.Project.LiWen, Begin());
        (await Refused(sale.Project.LiWen, new CloseLoanCase(sale.Project.Id, sale.DealId, id, ""))).Should().Be("loan.reason-missing");
        await sale.Must(sale.Project.LiWen, new CloseLoanCase(sale.Project.Id, sale.DealId, id, "客户改为一次性付款"));

        (await Loans(clerk)).Should().Match<DealLoans>(loans => loans.Loans.Single().State == LoanState.Closed && loans.ToBegin.Count == 1);
        (await Refused(sale.Project.LiWen, new CloseLoanCase(sale.Project.Id, sale.DealId, id, "再关一次"))).Should().Be("loan.not-now");
    }

    [Fact]
    public async Task Follows_the_money_and_the_plan()
    {
        var id = await Submitted();
        await sale.Must(clerk, Approve(id, Asked));
        await Follow(db => db.LoanPaid(sale.DealId, LoanKind.ProvidentFund, Asked, sale.Cashier, centre.Now, default));
        (await Loans(clerk)).Loans.Single().Disbursed.Should().Be(Money.Zero, "it was another lender's money");
        await Follow(db => db.LoanPaid(sale.DealId, LoanKind.Commercial, Asked, sale.Cashier, centre.Now, default));
        (await Loans(clerk)).Loans.Single().Should().Match<LoanSheet>(loan => loan.State == LoanState.Disbursed && loan.Disbursed == Asked);
        await Follow(db => db.LoanTakenBack(sale.DealId, LoanKind.Commercial, Asked, sale.Cashier, centre.Now, default));
        (await Loans(clerk)).Loans.Single().State.Should().Be(LoanState.Approved);

        await Follow(async db => await db.EndLoans(sale.DealId, (await db.Subscriptions.SingleAsync(subscription => subscription.Id == sale.DealId)).Plan, centre.Now, default));
        (await Loans(clerk)).Loans.Single().IsOpen.Should().BeTrue("the plan is the same");
        await Follow(db => db.EndLoans(sale.DealId, null, centre.Now, default));
        (await Loans(clerk)).Loans.Single().State.Should().Be(LoanState.Closed);
    }

    /// <summary>What other use cases do in their own transaction.</summary>
    private async Task Follow(Func<SalesDb, Task> step)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ProjectScope>().ProjectId = sale.Project.Id;
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        await step(db);
        await db.SaveChangesAsync();
    }

    private async Task<Guid> Submitted()
    {
        var id = await sale.Must(sale.Project.LiWen, Begin());
        await sale.Must(clerk, Receive(id, [.. LoanPapers.Usual(LoanKind.Commercial)]));
        await sale.Must(sale.Project.LiWen, Submit(id));
        return id;
    }

    private BeginLoanCase Begin(LoanKind kind = LoanKind.Commercial) => new(sale.Project.Id, sale.DealId, kind);

    private ReceiveLoanPapers Receive(Guid id, params string[] names) => new(sale.Project.Id, sale.DealId, id, [.. names.Select(name => new PaperTick(name, true))]);

    private SubmitLoanCase Submit(Guid id) => new(sale.Project.Id, sale.DealId, id, Expected);

    private ApproveLoan Approve(Guid id, Money amount) => new(sale.Project.Id, sale.DealId, id, amount, Expected);

    private async Task<DealLoans> Loans(Guid readerId) => (await centre.Ask(readerId, new GetLoanCases(sale.Project.Id, sale.DealId))).Value;

    private async Task<string?> Refused<T>(Guid personId, Command<T> command) => (await centre.Send(personId, command)).Refusal?.Code;

    private async Task<IEnumerable<string>> Notices(Guid personId) => (await centre.Ask(personId, new MyNotices(sale.Project.Id))).Value.Latest.Select(notice => notice.Code);
}
