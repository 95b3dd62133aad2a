using FluentAssertions.Execution;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Owners.Pool;

namespace SalesCenter.Tests.Races;

/// <summary>
/// Every pair of ways in which a customer changes hands, at the worst moment and in both orders: answers, owners and cases are
/// the same as if one had come after the other.
/// </summary>
public sealed class RacingForOneCustomer(CrossingCentre centre) : IClassFixture<CrossingCentre>
{
    private static readonly Dictionary<CustomerStart, CustomerMove[]> Moves = new()
    {
        [CustomerStart.InPool] = [CustomerMove.ClaimByWangFang, CustomerMove.ClaimByZhangLei, CustomerMove.RegisterByZhangLei, CustomerMove.GiveToWangFang, CustomerMove.Merge],
        [CustomerStart.RanOut] = [CustomerMove.ClaimByWangFang, CustomerMove.RegisterByZhangLei, CustomerMove.Sweep, CustomerMove.Return, CustomerMove.GiveToZhangLeiByManager, CustomerMove.Merge, CustomerMove.DisputeByWangFang, CustomerMove.HoldByLiWen],
        [CustomerStart.Protected] = [CustomerMove.Return, CustomerMove.GiveToWangFang, CustomerMove.GiveToZhangLeiByManager, CustomerMove.Merge, CustomerMove.MergeWithThird, CustomerMove.DisputeByWangFang, CustomerMove.DisputeByZhangLei],
        [CustomerStart.InDispute] = [CustomerMove.RuleKeeps, CustomerMove.RuleMoves, CustomerMove.RuleSharesByManager, CustomerMove.State],
        [CustomerStart.Joined] = [CustomerMove.Part, CustomerMove.PartByManager, CustomerMove.MergeWithThird, CustomerMove.Return, CustomerMove.DisputeByWangFang],
    };

    public static TheoryData<CustomerStart, CustomerMove, CustomerMove> Pairs =>
        new(Moves.SelectMany(from => from.Value.SelectMany(first => from.Value.Select(second => (from.Key, first, second)))));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Ends_as_if_one_had_come_after_the_other(CustomerStart start, CustomerMove first, CustomerMove second)
    {
        var raced = await CustomerGround.Prepare(centre, start);
        Refusal? one = null, other = null;
        var crossed = await centre.Crossing.Run(async () => one = await raced.Make(first), async () => other = await raced.Make(second));
        crossed.Should().BeTrue("a race in which nobody meets proves nothing");

        (await raced.End(one, other)).Should().NotContain("system.", "who loses is told by a rule").And.BeOneOf(await InTurn(start, first, second), await InTurn(start, second, first, swapped: true));
        await centre.Holds(raced.ProjectId);
    }

    [Theory]
    [InlineData(CustomerMove.RuleMoves)]
    [InlineData(CustomerMove.RuleKeeps)]
    public async Task No_merge_comes_between_a_dispute_and_its_ruling(CustomerMove ruling)
    {
        var ground = await CustomerGround.Prepare(centre, CustomerStart.InDispute);
        Refusal? ruled = null, merged = null;

        await centre.Crossing.Run(async () => ruled = await ground.Make(ruling), async () => merged = await ground.Make(CustomerMove.Merge));

        (ruled, merged).Should().Be((null, CustomerRefusals.InDispute));
        (await ground.Make(CustomerMove.Merge)).Should().BeNull();
        await centre.Holds(ground.ProjectId);
    }

    [Fact]
    public async Task The_slower_one_reads_who_was_faster_and_until_when()
    {
        var ground = await CustomerGround.Prepare(centre, CustomerStart.InPool);
        Refusal? loser = null;

        await centre.Crossing.Run(() => ground.Make(CustomerMove.ClaimByWangFang), async () => loser = await ground.Make(CustomerMove.ClaimByZhangLei));

        loser.Should().Be(CustomerRefusals.OwnedByOther(ground.WangFang, centre.Now, centre.Now.AddDays(15)));
    }

    [Fact]
    public async Task Two_claims_of_one_consultant_at_once_do_not_pass_the_limit_of_the_day()
    {
        var project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 1);
        var free = new[] { "13900000001", "13900000002" }.Select(phone => KnownCustomer.Of(project.LiWen, project.Id, "赵先生", phone, centre.Now.AddDays(-40))).ToList();
        await centre.Database(async db =>
        {
            var changed = await db.Projects.SingleAsync(changed => changed.Id == project.Id);
            changed.Configure(changed.Settings with { ClaimsPerDay = 1 }, "");
            await db.Customers.AddRangeAsync(free);
        });
        Refusal? first = null, second = null;

        (await centre.Crossing.Run(
            async () => first = (await centre.Send(project.WangFang, new ClaimCustomer(project.Id, free[0].Id))).Refusal,
            async () => second = (await centre.Send(project.WangFang, new ClaimCustomer(project.Id, free[1].Id))).Refusal)).Should().BeTrue();

        (first, second).Should().Be((null, CustomerRefusals.ClaimsUsedUp(1)));
    }

    [Fact]
    public async Task Of_fifty_who_claim_one_gets_the_customer_and_the_others_read_who_and_until_when()
    {
        await using var busy = new TestCentre();
        var ground = await CustomerGround.Prepare(busy, CustomerStart.InPool);
        var people = new List<Guid>();
        for (var number = 0; number < 50; number++)
            people.Add(await busy.Hire($"顾问{number}", Role.Consultant, ground.ProjectId));

        var answers = await Task.WhenAll(people.Select(person => Task.Run(async () => (Person: person, Answer: await busy.Send(person, new ClaimCustomer(ground.ProjectId, ground.CustomerId))))));

        var winner = answers.Should().ContainSingle(caller => caller.Answer.Succeeded).Subject.Person;
        answers.Where(caller => caller.Person != winner).Should().OnlyContain(caller => caller.Answer.Refusal == CustomerRefusals.OwnedByOther(winner, busy.Now, busy.Now.AddDays(15)));
        await busy.Holds();
    }

    [Theory]
    [InlineData(CustomerMove.ClaimByWangFang, CustomerMove.ClaimByZhangLei)]
    [InlineData(CustomerMove.ClaimByWangFang, CustomerMove.RegisterByZhangLei)]
    [InlineData(CustomerMove.GiveToWangFang, CustomerMove.ClaimByZhangLei)]
    public async Task Without_its_guards_the_same_race_gives_the_customer_to_two(CustomerMove first, CustomerMove second)
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await CustomerGround.Prepare(unguarded, CustomerStart.InPool);
        Refusal? one = null, other = null;

        await unguarded.Crossing.Run(async () => one = await ground.Make(first), async () => other = await ground.Make(second));

        (one, other).Should().Be((null, null));
        (await ground.OpenOwnerships()).Should().Be(2);
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }

    [Fact]
    public async Task Without_its_guards_a_hold_and_a_claim_of_the_same_moment_both_succeed()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await CustomerGround.Prepare(unguarded, CustomerStart.RanOut);
        Refusal? claimed = null, held = null;

        await unguarded.Crossing.Run(async () => claimed = await ground.Make(CustomerMove.ClaimByWangFang), async () => held = await ground.Make(CustomerMove.HoldByLiWen));

        (claimed, held).Should().Be((null, null));
        (await ground.Deals()).Should().Be("held by 李雯 for first", "and the customer is 王芳's");
    }

    private async Task<string> InTurn(CustomerStart start, CustomerMove first, CustomerMove second, bool swapped = false)
    {
        var quiet = await CustomerGround.Prepare(centre, start);
        var (one, other) = (await quiet.Make(first), await quiet.Make(second));
        return await (swapped ? quiet.End(other, one) : quiet.End(one, other));
    }
}
