using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Calls.AtHand;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Reception;

public sealed class KeepingTheCallRota : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid supervisor;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        supervisor = await centre.Hire("吴主管", Role.Supervisor, project.Id);
        foreach (var consultant in new[] { project.LiWen, project.WangFang })
            await centre.Send(consultant, new CheckIn(project.Id, RotaKind.Calls, consultant));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Everybody_moves_themselves_and_superiors_move_everybody()
    {
        (await centre.Send(project.WangFang, new YieldTurn(project.Id, RotaKind.Calls, project.LiWen, "抢线"))).Refusal.Should().Be(ReceptionRefusals.NotForOthers);
        (await centre.Send(project.WangFang, new SkipTurn(project.Id, RotaKind.Calls, project.LiWen, "抢线"))).Refusal!.Code.Should().Be("role.forbidden");

        (await centre.Send(supervisor, new SkipTurn(project.Id, RotaKind.Calls, project.LiWen, "未接起"))).Succeeded.Should().BeTrue();
        (await View()).Rota.NextId.Should().Be(project.WangFang);
        (await centre.Send(project.WangFang, new YieldTurn(project.Id, RotaKind.Calls, project.WangFang, "正在接待"))).Succeeded.Should().BeTrue();
        (await View()).Rota.NextId.Should().Be(project.LiWen);
    }

    [Fact]
    public async Task Every_step_stands_in_the_log_with_its_reason_and_who_made_it()
    {
        await centre.Send(supervisor, new SkipTurn(project.Id, RotaKind.Calls, project.LiWen, "未接起"));

        (await View()).Rota.Log[0].Should().BeEquivalentTo(new { At = centre.Now, Step = RotaStep.Skipped, ConsultantId = project.LiWen, ById = supervisor, Reason = "未接起", Turn = (long?)null });
    }

    [Fact]
    public async Task The_supervisor_is_told_when_the_last_one_leaves_the_hotline()
    {
        await centre.Send(project.LiWen, new StepAway(project.Id, RotaKind.Calls, project.LiWen, "用餐"));
        (await Warnings()).Should().Be(0);
        await centre.Send(project.WangFang, new CheckOut(project.Id, RotaKind.Calls, project.WangFang));

        (await Warnings()).Should().Be(1);
        (await View()).Rota.NextId.Should().BeNull();
    }

    [Fact]
    public async Task Who_was_away_comes_back_at_the_end_and_at_the_old_place_only_by_a_superior()
    {
        await centre.Send(project.LiWen, new StepAway(project.Id, RotaKind.Calls, project.LiWen, "用餐"));
        (await centre.Send(project.LiWen, new StepBack(project.Id, RotaKind.Calls, project.LiWen, ToOldPlace: true, "我先来"))).Refusal.Should().Be(ReceptionRefusals.NotForOthers);

        (await centre.Send(supervisor, new StepBack(project.Id, RotaKind.Calls, project.LiWen, ToOldPlace: true, "公司安排"))).Succeeded.Should().BeTrue();
        (await View()).Rota.NextId.Should().Be(project.LiWen);
    }

    [Fact]
    public async Task Only_consultants_of_the_project_join() =>
        (await centre.Send(supervisor, new CheckIn(project.Id, RotaKind.Calls, project.Manager))).Refusal.Should().Be(ReceptionRefusals.NoConsultant(project.Manager));

    [Fact]
    public async Task The_cut_off_of_the_report_leaves_the_evening_shift_its_rota_and_midnight_ends_it()
    {
        At("17:29:59");
        var missed = (await centre.Send(project.LiWen, new NoteMissedCall(project.Id, centre.Now, "", ""))).Value;
        At("17:30:00");
        (await View()).Should().Match<CallRotaView>(view => view.Day == new DateOnly(2026, 11, 24) && view.Rota.NextId == project.LiWen);
        At("23:59:59");
        (await View()).Rota.Places.Should().HaveCount(2);
        (await View()).Calls.Should().ContainSingle().Which.Id.Should().Be(missed);

        centre.Clock.Advance(TimeSpan.FromSeconds(1));
        (await View()).Should().Match<CallRotaView>(view => view.Day == new DateOnly(2026, 11, 25) && view.Rota.Places.Count == 0);
    }

    [Fact]
    public async Task A_call_of_the_evening_uses_up_a_turn_and_is_still_in_the_list_next_morning()
    {
        At("20:00:00");
        (await centre.Send(project.LiWen, new RecordCall(project.Id, "13900000001", "孙先生", centre.Now.AddHours(-3), 0))).Value.Turn.Should().Be(1, "a call of the afternoon is answered by the same rota");
        (await View()).Rota.NextId.Should().Be(project.WangFang);

        centre.Clock.Advance(TimeSpan.FromHours(13));
        (await View()).Calls.Should().ContainSingle();
        centre.Clock.Advance(TimeSpan.FromHours(24));
        (await View()).Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Screens_are_told_of_every_step_and_every_call()
    {
        var (feed, relay) = (centre.Services.GetRequiredService<ReceptionFeed>(), centre.Services.GetRequiredService<ReceptionRelay>());
        var told = 0;
        using var listening = feed.Listen(project.Id, () => told++);
        await relay.CatchUp(CancellationToken.None);
        told = 0;
        await centre.Send(project.LiWen, new YieldTurn(project.Id, RotaKind.Calls, project.LiWen, "正在接待"));
        await relay.CatchUp(CancellationToken.None);
        told.Should().Be(1);

        await centre.Send(project.LiWen, new NoteMissedCall(project.Id, centre.Now, "", ""));
        await relay.CatchUp(CancellationToken.None);
        await relay.CatchUp(CancellationToken.None);
        told.Should().Be(2);
    }

    [Fact]
    public async Task Adverts_are_at_hand_on_the_days_they_run_and_answers_always()
    {
        var today = new DateOnly(2026, 11, 24);
        await centre.Send(project.Manager, new SaveAdvert(project.Id, null, "江景大牌", "户外", today.AddDays(-3), today, "首付两成"));
        await centre.Send(project.Manager, new SaveAdvert(project.Id, null, "旧广告", "电台", today.AddDays(-9), today.AddDays(-1), ""));
        var answer = (await centre.Send(project.Manager, new SaveAnswer(project.Id, null, "几梯几户？", "两梯四户"))).Value;

        var desk = (await centre.Ask(project.LiWen, new GetCallDesk(project.Id))).Value;
        desk.Adverts.Should().ContainSingle().Which.Text.Should().Be("首付两成");
        (desk.Answers.Single().Answer, desk.OnSale, desk.NextId).Should().Be(("两梯四户", 20, project.LiWen));

        await centre.Send(project.Manager, new DropAnswer(project.Id, answer));
        (await centre.Ask(project.LiWen, new GetCallDesk(project.Id))).Value.Answers.Should().BeEmpty();
        (await centre.Send(project.LiWen, new SaveAnswer(project.Id, null, "？", "！"))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(6, 5)]
    [InlineData(3, 61)]
    public async Task Limits_of_calls_make_sense(int hot, int most)
    {
        (await centre.Send(project.Manager, new SetCallLimits(project.Id, true, hot, most))).Refusal!.Code.Should().Be("settings.out-of-range");
        (await centre.Send(project.Manager, new SetCallLimits(project.Id, true, 2, 4))).Succeeded.Should().BeTrue();
        (await centre.Ask(project.LiWen, new GetCallDesk(project.Id))).Value.Should().Match<CallDesk>(desk => desk.IsHot && desk.HotMinutes == 2 && desk.Minutes == 4);
    }

    private void At(string time) => centre.Clock.SetUtcNow(new DateTimeOffset(DateTime.Parse($"2026-11-24 {time}", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)));

    private async Task<CallRotaView> View() => (await centre.Ask(project.LiWen, new GetCallRota(project.Id))).Value;

    private Task<int> Warnings() => centre.Database(db => db.Notices.IgnoreQueryFilters().CountAsync(notice => notice.RecipientId == supervisor && notice.Code == "notice.hotline-unattended"));
}
