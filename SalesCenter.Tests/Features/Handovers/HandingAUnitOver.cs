using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Papers;

namespace SalesCenter.Tests.Features.Handovers;

public sealed class HandingAUnitOver : IAsyncLifetime
{
    private static readonly HandoverNotes Accepted = new(3, "12", "880", "5", [new("厨房漏水")], IsAccepted: true, "");
    private readonly TestCentre centre = new();
    private Signing signing = null!;

    public async ValueTask InitializeAsync() => signing = await Signing.Filed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Moves_deal_units_and_customer_with_the_buyers_signature()
    {
        await Must(signing.Project.LiWen, Invite(14));
        (await Must(signing.Clerk, Record(Accepted))).Should().BeTrue();

        var deal = await centre.Database(db => db.Deals.IgnoreQueryFilters().AsNoTracking().SingleAsync(deal => deal.Id == signing.DealId));
        (deal.Stage, deal.Units[0].Unit.Status).Should().Be((DealStage.HandedOver, UnitStatus.HandedOver));
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == signing.Project.CustomerOfLiWen))).Stage.Should().Be(CustomerStage.HandedOver);
        (await Notices(signing.Project.LiWen)).Should().Contain("notice.handed-over");
        (await Notices(signing.Project.Manager)).Should().Contain("notice.handed-over");
        var sheet = await Sheet();
        (sheet.State, sheet.Defects.Count, sheet.Records[0].ById).Should().Be((HandoverState.HandedOver, 1, signing.Clerk));
        (await centre.Send(signing.Clerk, Record(Accepted))).Refusal!.Code.Should().Be("handover.already-done");
    }

    [Fact]
    public async Task Stays_filed_when_the_buyer_refuses_until_they_are_invited_again()
    {
        (await Must(signing.Clerk, Record(Accepted with { IsAccepted = false, Remark = "墙面开裂" }))).Should().BeFalse();

        (await signing.Sale.Sheet()).Stage.Should().Be(DealStage.Filed);
        (await Notices(signing.Project.Manager)).Should().Contain("notice.handover-refused").And.NotContain("notice.handed-over");
        (await centre.Send(signing.Clerk, Record(Accepted))).Refusal.Should().Be(HandoverRefusals.InviteAgain);
        await Must(signing.Assistant, Invite(3));
        (await Must(signing.Assistant, Record(Accepted))).Should().BeTrue();
        (await Sheet()).Records.Select(record => record.IsAccepted).Should().Equal(true, false);
    }

    [Fact]
    public async Task Gives_no_keys_while_the_loan_that_was_due_is_missing()
    {
        var plan = (await signing.Sale.Sheet()).Agreed!.Plan!;
        centre.Clock.Advance(TimeSpan.FromDays(plan.LoanExpectedOn!.Value.DayNumber - signing.Today.DayNumber));

        (await centre.Send(signing.Clerk, Record(Accepted))).Refusal.Should().Be(HandoverRefusals.MoneyOpen(plan.Loan));
        (await Sheet()).MoneyOpen.Should().Be(plan.Loan);
        (await List(signing.Clerk)).Should().ContainSingle().Which.MoneyOpen.Should().Be(plan.Loan);
    }

    [Fact]
    public async Task Is_no_matter_of_managers_cashiers_colleagues_and_other_projects()
    {
        (await centre.Send(signing.Project.Manager, Record(Accepted))).Refusal.Should().Be(HandoverRefusals.NotTheirs);
        (await centre.Send(signing.Sale.Cashier, Record(Accepted))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(signing.Project.WangFang, Record(Accepted))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(signing.Project.WangFang, new GetHandover(signing.Project.Id, signing.DealId))).Refusal!.Code.Should().Be("role.forbidden");
        var other = await SmallProject.In(centre);
        var clerk = await centre.Hire("别处行政", Role.AdminClerk, other.Id);
        (await centre.Send(clerk, new RecordHandover(other.Id, signing.DealId, Accepted))).Refusal!.Code.Should().Be("deal.unknown");
        (await centre.Send(clerk, Record(Accepted))).Refusal!.Code.Should().Be("role.forbidden");
        (await List(signing.Project.WangFang)).Should().BeEmpty();
    }

    [Fact]
    public async Task Waits_for_the_filing_and_for_a_day_to_come()
    {
        var contracted = await Signing.Contracted(centre, signing.Project, signing.Project.Units[1]);

        (await centre.Send(contracted.Clerk, new InviteToHandover(signing.Project.Id, contracted.DealId, centre.Now.AddDays(1), InvitationWay.Letter, signing.Today))).Refusal!.Code.Should().Be("handover.not-filed");
        (await centre.Send(signing.Clerk, Invite(-1))).Refusal!.Code.Should().Be("handover.in-the-past");
        (await centre.Send(signing.Clerk, Record(Accepted with { Water = new string('1', 201) }))).Refusal!.Code.Should().Be("input.invalid");
        (await centre.Send(signing.Clerk, Record(Accepted with { Defects = [new("漏\u0001水")] }))).Refusal!.Code.Should().Be("input.invalid", "it would break the paper");
        (await Sheet()).State.Should().Be(HandoverState.NotInvited);
    }

    [Fact]
    public async Task The_clock_reminds_before_the_day_on_it_and_of_what_is_not_mended()
    {
        await Must(signing.Project.LiWen, Invite(3));
        var near = new List<int>();
        for (var day = 0; day < 5; day++)
        {
            await centre.Clockwork.Run(default);
            await centre.Clockwork.Run(default);
            if ((await Notices(signing.Project.LiWen)).Count(code => code == "notice.handover-near") > near.Count)
                near.Add(day);
            centre.Clock.Advance(TimeSpan.FromDays(1));
        }
        near.Should().Equal(2, 3);

        await Must(signing.Clerk, Record(Accepted));
        centre.Clock.Advance(TimeSpan.FromDays(14));
        await centre.Clockwork.Run(default);
        (await Notices(signing.Clerk)).Should().NotContain("notice.handover-defects");
        centre.Clock.Advance(TimeSpan.FromDays(1));
        await centre.Clockwork.Run(default);
        (await Notices(signing.Clerk)).Should().ContainSingle(code => code == "notice.handover-defects");
        (await Due(signing.Project.LiWen)).Defective.Should().ContainSingle().Which.Defects.Should().Be(1);
        await Must(signing.Project.LiWen, new MendDefect(signing.Project.Id, signing.DealId, 1, signing.Today));
        (await Due(signing.Project.LiWen)).Defective.Should().BeEmpty();
        (await List(signing.Clerk)).Should().BeEmpty("it is handed over and nothing is open");
    }

    [Fact]
    public async Task Today_shows_who_comes_and_the_list_how_far_it_is()
    {
        (await Due(signing.Project.LiWen)).Invited.Should().BeEmpty();
        await Must(signing.Clerk, Invite(1));

        (await Due(signing.Project.LiWen)).Invited.Should().ContainSingle().Which.DealId.Should().Be(signing.DealId);
        (await Due(signing.Project.WangFang)).Invited.Should().BeEmpty();
        (await List(signing.Project.Manager)).Should().ContainSingle().Which.State.Should().Be(HandoverState.Invited);
        (await centre.Ask(signing.Project.Manager, new ExportHandovers(signing.Project.Id, OpenOnly: true))).Value.Should().NotBeEmpty();
        (await centre.Ask(signing.Project.LiWen, new ExportHandovers(signing.Project.Id, OpenOnly: true))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Its_papers_can_be_printed_once_there_is_something_on_them()
    {
        (await Papers()).Should().NotContain([PaperKind.HandoverInvitation, PaperKind.HandoverRecord]);
        (await centre.Send(signing.Clerk, new PrintPaper(signing.Project.Id, signing.DealId, PaperKind.HandoverRecord))).Refusal!.Code.Should().Be("paper.not-yet");
        await Must(signing.Clerk, Invite(1));
        (await Papers()).Should().Contain(PaperKind.HandoverInvitation).And.NotContain(PaperKind.HandoverRecord);
        await Must(signing.Clerk, Record(Accepted));
        await Must(signing.Clerk, new PrintPaper(signing.Project.Id, signing.DealId, PaperKind.HandoverInvitation));
        await Must(signing.Clerk, new PrintPaper(signing.Project.Id, signing.DealId, PaperKind.HandoverRecord));
        foreach (var kind in HandoverFacts.Kinds)
            PaperDocument.FieldsOf(DefaultTemplates.Of(kind)).Should().OnlyContain(name => PaperFields.Knows(kind, name));
    }

    private async Task<IReadOnlyList<PaperKind>> Papers() => (await centre.Ask(signing.Clerk, new GetPapers(signing.Project.Id, signing.DealId))).Value.Printable;

    private Task<T> Must<T>(Guid personId, SalesCenter.Web.Pipeline.Command<T> command) => signing.Sale.Must(personId, command);

    private InviteToHandover Invite(int days) => new(signing.Project.Id, signing.DealId, centre.Now.AddDays(days), InvitationWay.Letter, signing.Today);

    private RecordHandover Record(HandoverNotes notes) => new(signing.Project.Id, signing.DealId, notes);

    private async Task<HandoverSheet> Sheet() => (await centre.Ask(signing.Clerk, new GetHandover(signing.Project.Id, signing.DealId))).Value;

    private async Task<IReadOnlyList<HandoverRow>> List(Guid personId) => (await centre.Ask(personId, new HandoverList(signing.Project.Id, OpenOnly: true))).Value;

    private async Task<DueHandovers> Due(Guid personId) => (await centre.Ask(personId, new HandoversDue(signing.Project.Id))).Value;

    private async Task<IReadOnlyList<string>> Notices(Guid personId) => [.. (await centre.Ask(personId, new MyNotices(signing.Project.Id))).Value.Latest.Select(notice => notice.Code)];
}
