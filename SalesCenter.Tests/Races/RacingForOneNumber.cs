using FluentAssertions.Execution;
using SalesCenter.Domain.Common;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Races;

/// <summary>
/// Every pair of channels by which one number comes to two consultants, at the worst moment: it becomes the number of one
/// customer of one consultant, and the other side reads whose, since when and until when.
/// </summary>
public sealed class RacingForOneNumber(CrossingCentre centre, UnguardedCentre unguarded) : IClassFixture<CrossingCentre>, IClassFixture<UnguardedCentre>
{
    private static readonly Channel[] OfNobody =
        [Channel.Registration, Channel.Call, Channel.CallOfOwnCustomer, Channel.Visit, Channel.FormLink, Channel.Import, Channel.BrokerConfirmation, Channel.Edit];

    // A number by which somebody is known is not learnt by another customer: that is refused before anything is written.
    private static readonly Channel[] OfFormerCustomer = [.. OfNobody.Except([Channel.CallOfOwnCustomer, Channel.Edit])];

    public static TheoryData<Channel, Channel> OfANewNumber => new(OfNobody.SelectMany(first => OfNobody.Select(second => (first, second))));

    public static TheoryData<Channel, Channel> AfterAMerge => new(OfFormerCustomer.Select(second => (Channel.Merge, second)));

    public static TheoryData<Channel, Channel> BesideMergeAndPart => new(OfFormerCustomer.SelectMany(other => new[] { (other, Channel.Merge), (other, Channel.Part), (Channel.Part, other) }));

    [Theory]
    [MemberData(nameof(OfANewNumber))]
    [MemberData(nameof(AfterAMerge))]
    public async Task Fault_20_one_gets_it_and_the_other_reads_whose_it_is_since_when_and_until_when(Channel first, Channel second)
    {
        var ground = await NumberGround.Prepare(centre, first, second);
        var (one, other) = await Race(centre, ground);

        var owner = await ground.Owner();
        (one, owner[0]).Should().Be((null, new PersonReference(ground.LiWen.Id)));
        (await ground.Told(ground.WangFang, other)).Should().NotBeNull().And.Subject.As<Refusal>().Values.Should().Equal(owner);
        if (second == Channel.FormLink)
            other.Should().BeNull("a visitor reads nothing of owners");
        await IsAsInTurn(ground, one, other);
    }

    [Theory]
    [MemberData(nameof(BesideMergeAndPart))]
    public async Task Beside_a_merge_or_a_parting_it_ends_as_if_one_had_come_after_the_other(Channel first, Channel second)
    {
        var ground = await NumberGround.Prepare(centre, first, second);
        var (one, other) = await Race(centre, ground);

        await ground.Owner();
        await IsAsInTurn(ground, one, other);
    }

    [Theory]
    [MemberData(nameof(OfANewNumber))]
    [MemberData(nameof(AfterAMerge))]
    public async Task Without_the_guards_the_same_race_gives_it_to_both(Channel first, Channel second)
    {
        var ground = await NumberGround.Prepare(unguarded, first, second);

        (await Race(unguarded, ground)).Should().Be((null, null));

        if (first != Channel.Merge)
            (await ground.Customers()).Should().HaveCount(2);
        await FluentActions.Awaiting(() => unguarded.Holds(ground.ProjectId)).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }

    private static async Task<(Refusal? First, Refusal? Second)> Race(CrossingCentre centre, NumberGround ground)
    {
        Refusal? one = null, other = null;
        (await centre.Crossing.Run(async () => one = await ground.Come(ground.LiWen), async () => other = await ground.Come(ground.WangFang)))
            .Should().BeTrue("a race in which nobody meets proves nothing");
        return (one, other);
    }

    private async Task IsAsInTurn(NumberGround raced, Refusal? one, Refusal? other)
    {
        (await raced.End(one, other)).Should().NotContain("system.", "who loses is told by a rule").And.BeOneOf(await InTurn(raced, wangFangFirst: false), await InTurn(raced, wangFangFirst: true));
        await centre.Holds(raced.ProjectId);
    }

    private async Task<string> InTurn(NumberGround raced, bool wangFangFirst)
    {
        var quiet = await NumberGround.Prepare(centre, raced.LiWen.Channel, raced.WangFang.Channel);
        var one = wangFangFirst ? null : await quiet.Come(quiet.LiWen);
        var other = await quiet.Come(quiet.WangFang);
        return await quiet.End(wangFangFirst ? await quiet.Come(quiet.LiWen) : one, other);
    }
}
