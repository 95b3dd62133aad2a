using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Owners.Pool;

namespace SalesCenter.Tests.Features.Customers;

public sealed class FollowingUp : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Prolongs_the_owners_protection_and_nobody_elses()
    {
        var until = (await Sheet()).ProtectedUntil;
        centre.Clock.Advance(TimeSpan.FromDays(2));

        await centre.Send(project.Manager, FollowUp());
        (await Sheet()).ProtectedUntil.Should().Be(until);
        await centre.Send(project.LiWen, FollowUp());
        (await Sheet()).ProtectedUntil.Should().Be(until!.Value.AddDays(2));
    }

    [Fact]
    public async Task Is_nobodys_work_once_the_customer_is_in_the_pool()
    {
        await centre.Send(project.LiWen, FollowUp() with { NextStep = "回电", NextAt = centre.Now.AddMinutes(30) });
        (await Work(project.Manager)).Should().Be((0, 1, 0));

        (await centre.Send(project.LiWen, new ReturnCustomer(project.Id, project.CustomerOfLiWen, "不再跟进"))).Refusal.Should().BeNull();

        (await Work(project.Manager)).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task Twice_under_one_request_is_one_follow_up()
    {
        var command = FollowUp();
        var first = await centre.Send(project.LiWen, command);

        (await centre.Send(project.LiWen, command)).Value.Should().Be(first.Value);
        (await centre.Database(db => db.FollowUps.IgnoreQueryFilters().CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Needs_a_time_for_the_next_step_and_a_step_for_the_time()
    {
        (await centre.Send(project.LiWen, FollowUp() with { NextStep = "回电" })).Refusal!.Fields.Should().ContainKey(nameof(AddFollowUp.NextAt));
        (await centre.Send(project.LiWen, FollowUp() with { NextAt = centre.Now.AddDays(1) })).Refusal!.Fields.Should().ContainKey(nameof(AddFollowUp.NextStep));
        (await centre.Send(project.LiWen, FollowUp() with { Content = " " })).Refusal!.Fields.Should().ContainKey(nameof(AddFollowUp.Content));
        (await centre.Send(project.LiWen, FollowUp() with { At = centre.Now.AddMinutes(1) })).Refusal.Should().Be(CustomerRefusals.InTheFuture(centre.Now.AddMinutes(1)));
    }

    [Fact]
    public async Task Puts_the_customer_on_the_worklist_by_when_it_is_due()
    {
        await centre.Send(project.LiWen, FollowUp() with { NextStep = "回电", NextAt = centre.Now.AddMinutes(30) });
        (await Work(project.LiWen)).Should().Be((0, 1, 0));

        centre.Clock.Advance(TimeSpan.FromMinutes(30));
        (await Work(project.LiWen)).Should().Be((1, 0, 0));
        (await Work(project.WangFang)).Should().Be((0, 0, 0), "a consultant sees their own");
        (await Work(project.Manager)).Should().Be((1, 0, 0));

        await centre.Send(project.LiWen, FollowUp() with { NextStep = "约看房", NextAt = centre.Now.AddDays(2) });
        (await Work(project.LiWen)).Should().Be((0, 0, 1));
        var line = (await centre.Ask(project.LiWen, new GetWorklist(project.Id, WorkDue.Later))).Value.Lines.Should().ContainSingle().Subject;
        (line.Name, line.What, line.At).Should().Be(("赵先生", "约看房", centre.Now.AddDays(2)));
    }

    [Fact]
    public async Task A_consultant_who_asks_for_anothers_worklist_gets_their_own()
    {
        await centre.Send(project.LiWen, FollowUp() with { NextStep = "回电", NextAt = centre.Now.AddDays(1) });

        (await centre.Ask(project.WangFang, new GetWorklist(project.Id, ConsultantId: project.LiWen))).Value.Total.Should().Be(0);
    }

    [Theory]
    [InlineData("", false, "At", "What")]
    [InlineData(" ", true, "What")]
    [InlineData("回电", false, "At")]
    public async Task A_plan_without_step_or_time_is_refused_beside_the_fields_and_leaves_the_old_one(string what, bool withTime, params string[] wrong)
    {
        await centre.Send(project.LiWen, new PlanNext(project.Id, project.CustomerOfLiWen, "量房", centre.Now.AddHours(1)));

        var refused = await centre.Send(project.LiWen, new PlanNext(project.Id, project.CustomerOfLiWen, what, withTime ? centre.Now.AddHours(2) : null));

        refused.Refusal!.Fields.Should().OnlyContain(field => field.Value.Code == "input.required");
        refused.Refusal.Fields.Keys.Should().BeEquivalentTo(wrong);
        (await Planned()).Should().Be("量房");
    }

    [Fact]
    public async Task A_plan_is_taken_away_only_on_purpose()
    {
        await centre.Send(project.LiWen, new PlanNext(project.Id, project.CustomerOfLiWen, "量房", centre.Now.AddHours(1)));

        (await centre.Send(project.LiWen, new PlanNext(project.Id, project.CustomerOfLiWen, "", null, Clears: true))).Refusal.Should().BeNull();

        (await Planned()).Should().BeNull();
    }

    private Task<string?> Planned() => centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == project.CustomerOfLiWen).Select(customer => customer.Next == null ? null : customer.Next.What).SingleAsync());

    [Fact]
    public async Task The_owner_is_reminded_once_when_the_time_has_come()
    {
        await centre.Send(project.LiWen, new PlanNext(project.Id, project.CustomerOfLiWen, "回电", centre.Now.AddHours(1)));
        await centre.Clockwork.Run(CancellationToken.None);
        (await Told()).Should().BeEmpty();

        centre.Clock.Advance(TimeSpan.FromHours(1));
        await centre.Clockwork.Run(CancellationToken.None);
        await centre.Clockwork.Run(CancellationToken.None);

        (await Told()).Should().Equal("notice.follow-up-due");
    }

    [Fact]
    public async Task Superiors_see_who_does_and_who_does_not()
    {
        await centre.Send(project.LiWen, FollowUp() with { NextStep = "回电", NextAt = centre.Now.AddMinutes(1) });
        await centre.Send(project.LiWen, FollowUp() with { Result = ContactResult.NotReached, NextStep = "回电", NextAt = centre.Now.AddMinutes(1) });
        centre.Clock.Advance(TimeSpan.FromMinutes(2));

        var rows = (await centre.Ask(project.Manager, new GetDiligence(project.Id))).Value;
        rows.Should().BeEquivalentTo([new Diligence(project.LiWen, "李雯", 1, 0, 2, 1, 0), new Diligence(project.WangFang, "王芳", 0, 0, 0, 0, 1)]);
        (await centre.Ask(project.LiWen, new GetDiligence(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private async Task<CustomerSheet> Sheet() => (await centre.Ask(project.LiWen, new GetCustomer(project.Id, project.CustomerOfLiWen))).Value;

    private async Task<(int Overdue, int Today, int Later)> Work(Guid reader)
    {
        var list = (await centre.Ask(reader, new GetWorklist(project.Id))).Value;
        return (list.Overdue, list.Today, list.Later);
    }

    private Task<List<string>> Told() => centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == project.LiWen).Select(notice => notice.Code).ToListAsync());

    private AddFollowUp FollowUp() => new(project.Id, project.CustomerOfLiWen, ContactWay.Phone, ContactResult.Reached, "聊了户型", null, "", null, null);
}
