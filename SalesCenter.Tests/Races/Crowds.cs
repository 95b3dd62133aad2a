using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Races;

/// <summary>Many at once, in whatever order the machine lets them run, on the product as it is: writers take turns.</summary>
public sealed class Crowds : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public async ValueTask DisposeAsync() => await centre.DisposeAsync();

    [Fact]
    public async Task Fault_1_of_fifty_consultants_one_gets_the_unit_and_the_others_read_who_and_when()
    {
        var consultants = await Consultants(50);

        var answers = await Task.WhenAll(consultants.Select(consultant => Task.Run(() => centre.Send(consultant.Id, new HoldUnit(project.Id, project.Units[0], consultant.CustomerId)))));

        var winner = answers.Should().ContainSingle(answer => answer.Succeeded).Subject;
        var winnerId = await centre.Database(db => db.Deals.IgnoreQueryFilters().Where(deal => deal.Id == winner.Value.DealId).Select(deal => deal.ConsultantId).SingleAsync());
        answers.Where(answer => !answer.Succeeded).Should().HaveCount(49)
            .And.OnlyContain(answer => answer.Refusal == UnitRefusals.TakenByOther(project.Units[0], winnerId, centre.Now, centre.Now.AddMinutes(15)));
        await centre.Holds();
    }

    [Fact]
    public async Task Of_a_thousand_callers_one_gets_the_unit()
    {
        var consultants = await Consultants(40);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(caller => consultants[caller % 40]).Select(consultant =>
            Task.Run(async () => (consultant.Id, Answer: await centre.Send(consultant.Id, new HoldUnit(project.Id, project.Units[0], consultant.CustomerId))))));

        answers.Where(caller => caller.Answer.Succeeded).Select(caller => caller.Id).Distinct().Should().ContainSingle();
        answers.Where(caller => caller.Answer.Succeeded).Select(caller => caller.Answer.Value).Distinct().Should().ContainSingle("the winner's other taps get the same hold");
        answers.Where(caller => !caller.Answer.Succeeded).Should().OnlyContain(caller => caller.Answer.Refusal!.Code == "unit.held-by-other");
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_2_two_taps_of_one_consultant_are_one_hold()
    {
        var command = new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => centre.Send(project.LiWen, command))));

        answers.Select(answer => answer.Value).Distinct().Should().ContainSingle();
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync())).Should().Be(1);
        (await centre.Database(db => db.AuditEntries.CountAsync(entry => entry.RequestId == command.RequestId))).Should().Be(1);
        await centre.Holds();
    }

    [Fact]
    public async Task A_consultant_who_taps_every_unit_at_once_holds_one()
    {
        var answers = await Task.WhenAll(project.Units.Select(unit => Task.Run(() => centre.Send(project.LiWen, new HoldUnit(project.Id, unit, project.CustomerOfLiWen)))));

        answers.Should().ContainSingle(answer => answer.Succeeded);
        answers.Where(answer => !answer.Succeeded).Should().OnlyContain(answer => answer.Refusal!.Code == "deal.another-hold");
        await centre.Holds();
    }

    /// <summary>CsCheck prints the seed of a schedule that fails; run it again with <c>CsCheck_Seed</c> set to it.</summary>
    [Fact]
    public async Task No_schedule_of_anybodys_moves_breaks_what_is_always_true()
    {
        var start = Gen.Enum<Start>();
        var moves = Gen.Enum<Move>().Array[2, 8];
        await Gen.Select(start, moves).SampleAsync(async schedule =>
        {
            var ground = await Ground.Prepare(centre, schedule.Item1);
            var refusals = await Task.WhenAll(schedule.Item2.Select(move => Task.Run(() => ground.Make(move))));
            refusals.OfType<Refusal>().Should().NotContain(refusal => refusal.Code.StartsWith("system.", StringComparison.Ordinal), "who loses is told by a rule");
            await centre.Holds(ground.ProjectId);
        }, iter: 40, threads: 1);
    }

    private async Task<List<(Guid Id, Guid CustomerId)>> Consultants(int count)
    {
        var consultants = new List<(Guid, Guid)>();
        await centre.Database(async db =>
        {
            foreach (var number in Enumerable.Range(1, count))
            {
                var person = new Person { UserName = $"consultant-{number}", DisplayName = $"顾问{number}" };
                person.Memberships.Add(new Membership { PersonId = person.Id, Role = Role.Consultant, ProjectId = project.Id });
                var customer = KnownCustomer.Of(person.Id, project.Id, $"客户{number}", $"139{number:00000000}", centre.Now);
                await db.AddRangeAsync(person, customer);
                consultants.Add((person.Id, customer.Id));
            }
        });
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        return consultants;
    }
}
