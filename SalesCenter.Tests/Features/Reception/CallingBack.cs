using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Desk;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Tests.Features.Reception;

/// <summary>What a call leaves to be done: calling back whoever rang in vain, calling back at an agreed time, expecting a visit.</summary>
public sealed class CallingBack : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, project.Id);
        foreach (var consultant in new[] { project.LiWen, project.WangFang })
            await centre.Send(consultant, new CheckIn(project.Id, RotaKind.Calls, consultant));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Takes_no_turn_needs_no_reason_and_the_missed_call_waits_no_more()
    {
        var missed = await Missed();
        (await View(project.LiWen)).Figures.Missed.Should().Be(1);

        var saved = await centre.Send(project.WangFang, Call("13900000007", "周女士") with { MissedCallId = missed });

        (saved.Refusal, saved.Value.Turn).Should().Be((null, null));
        var view = await View(project.LiWen);
        (view.Rota.NextId, view.Figures.Missed).Should().Be((project.LiWen, 0));
        view.Calls.Should().ContainSingle(call => call.Id == missed).Which.Should()
            .Match<CallRow>(call => !call.Waits && call.CalledBackById == project.WangFang && call.CalledBackAt == centre.Now.AddMinutes(-2));
        (await View(project.WangFang)).Calls.Should().ContainSingle(call => call.Id == saved.Value.CallId).Which.IsCallBack.Should().BeTrue();
    }

    [Fact]
    public async Task Who_is_slower_is_told_who_was_faster()
    {
        var missed = await Missed();
        await centre.Send(project.WangFang, Call("13900000007", "周女士") with { MissedCallId = missed });

        (await centre.Send(project.LiWen, Call("13900000007", "周女士") with { MissedCallId = missed })).Refusal.Should().Be(ReceptionRefusals.CalledBackAlready(project.WangFang, centre.Now.AddMinutes(-2)));
        (await centre.Ask(project.LiWen, new GetCallDesk(project.Id, missed))).Value.Missed.Should().Be(new MissedCall(centre.Now, "139 0000 0007", project.WangFang, centre.Now.AddMinutes(-2)));
    }

    [Fact]
    public async Task Of_a_colleagues_customer_it_is_a_message()
    {
        var missed = await Missed();

        (await centre.Send(project.LiWen, Message() with { MissedCallId = missed })).Value.OwnerId.Should().Be(project.WangFang);

        var view = await View(project.Manager);
        view.Calls.Should().ContainSingle(call => call.Id == missed).Which.CalledBackById.Should().Be(project.LiWen);
        view.Rota.Log.Should().NotContain(line => line.Step == RotaStep.StoodIn);
    }

    [Fact]
    public async Task Only_what_rang_in_vain_is_called_back()
    {
        var answered = (await centre.Send(project.LiWen, Call("13900000009", "孙"))).Value.CallId;

        (await centre.Send(project.LiWen, Call("13900000007", "周") with { MissedCallId = answered })).Refusal.Should().Be(ReceptionRefusals.MissedCallUnknown);
        (await centre.Send(project.LiWen, Call("13900000007", "周") with { MissedCallId = Guid.CreateVersion7() })).Refusal.Should().Be(ReceptionRefusals.MissedCallUnknown);
    }

    [Fact]
    public async Task It_waits_for_a_week_until_somebody_calls_back()
    {
        var (missed, other) = (await Missed(), await Missed());
        centre.Clock.Advance(TimeSpan.FromDays(3));
        (await View(project.LiWen)).Figures.Missed.Should().Be(2);

        await centre.Send(project.LiWen, Call("13900000007", "周女士") with { MissedCallId = missed });

        (await View(project.LiWen)).Calls.Where(call => call.Kind == CallKind.Missed).Select(call => call.Id).Should().Equal(other);
        centre.Clock.Advance(TimeSpan.FromDays(5));
        (await View(project.LiWen)).Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Figures_count_what_the_reader_answered_and_for_superiors_what_their_people_did()
    {
        await Missed();
        await centre.Send(project.LiWen, Message());
        await centre.Send(project.WangFang, new RecordCall(project.Id, "13800000002", "钱女士", centre.Now.AddMinutes(-10), 600));

        (await View(project.WangFang)).Figures.Should().Be(new CallFigures(1, 1, 1, 0));
        (await View(project.LiWen)).Figures.Should().Be(new CallFigures(1, 1, 0, 0));
        (await View(project.Manager)).Figures.Should().Be(new CallFigures(2, 1, 1, 0));
    }

    [Fact]
    public async Task Whose_customer_called_without_a_name_is_known_to_the_owner()
    {
        await centre.Send(project.LiWen, Message() with { CallerName = "" });

        (await View(project.WangFang)).Calls.Should().ContainSingle().Which.Caller.Should().Be("钱女士");
        (await View(project.LiWen)).Calls.Should().ContainSingle().Which.Caller.Should().Be("钱**");
    }

    [Fact]
    public async Task The_time_agreed_with_a_colleague_becomes_the_owners_next_action_and_the_notice_names_it()
    {
        var at = centre.Now.AddHours(3);

        await centre.Send(project.LiWen, Message() with { CallBackAt = at });

        (await Next()).Should().Be(new NextAction("回电", at));
        var notice = await centre.Database(db => db.Notices.IgnoreQueryFilters().SingleAsync());
        (notice.RecipientId, notice.Code).Should().Be((project.WangFang, "notice.message-left-call-back"));
        NoticeValues.Read(notice.Values).Should().Contain(at);
    }

    [Theory]
    [InlineData(1, 1, "送合同；另 11-24 13:00 回电")]
    [InlineData(5, 3, "回电；另 11-24 15:00 送合同")]
    public async Task What_the_owner_had_planned_is_named_beside_it(int planned, int first, string what)
    {
        var now = centre.Now;
        await centre.Send(project.WangFang, new PlanNext(project.Id, project.CustomerOfWangFang, "送合同", now.AddHours(planned)));

        await centre.Send(project.LiWen, Message() with { CallBackAt = now.AddHours(3) });

        (await Next()).Should().Be(new NextAction(what, now.AddHours(first)));
    }

    [Fact]
    public async Task Who_said_when_they_would_come_is_expected_at_the_desk()
    {
        var at = centre.Now.AddHours(4);
        await centre.Send(project.LiWen, Call("13900000009", "孙先生") with { InvitedFor = at });
        (await Expected()).Should().ContainSingle().Which.Should().Match<InvitationRow>(row => row.ConsultantId == project.LiWen && row.At == at && row.State == InvitationState.Open);

        await centre.Send(project.LiWen, Call("13900000009", "孙先生") with { InvitedFor = at.AddHours(1) });

        (await Expected()).Should().ContainSingle("another time for the same day takes its place").Which.At.Should().Be(at.AddHours(1));
    }

    [Fact]
    public async Task The_missing_reason_stands_beside_its_field_along_with_everything_else()
    {
        var refused = (await centre.Send(project.WangFang, Call("13900000009", "") with { IsOutOfTurn = true })).Refusal!;

        refused.Fields.Keys.Should().BeEquivalentTo(nameof(RecordCall.Name), nameof(RecordCall.OutOfTurnReason));
        refused.Fields[nameof(RecordCall.OutOfTurnReason)].Should().Be(ReceptionRefusals.ReasonMissing);
    }

    private async Task<Guid> Missed() => (await centre.Send(clerk, new NoteMissedCall(project.Id, centre.Now, "139 0000 0007", ""))).Value;

    private RecordCall Call(string phone, string name) => new(project.Id, phone, name, centre.Now.AddMinutes(-2), 120);

    private HandOverCall Message() => new(project.Id, "13800000002", "钱太太", "", "请回电谈付款", centre.Now.AddMinutes(-2), 120);

    private async Task<CallRotaView> View(Guid reader) => (await centre.Ask(reader, new GetCallRota(project.Id))).Value;

    private async Task<IReadOnlyList<InvitationRow>> Expected() => (await centre.Ask(clerk, new GetReception(project.Id))).Value.Invitations;

    private async Task<NextAction?> Next() =>
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().SingleAsync(customer => customer.Id == project.CustomerOfWangFang))).Next;
}
