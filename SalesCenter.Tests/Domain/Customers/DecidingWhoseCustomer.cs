using System.Text.Json;
using CsCheck;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class DecidingWhoseCustomer
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Me = new("00000000-0000-7000-8000-000000000001"), Colleague = new("00000000-0000-7000-8000-000000000002");

    private static readonly Gen<Match> AnyMatch = Gen.Select(
        Gen.Enum<MatchRule>().Where(rule => rule != MatchRule.None), Gen.Guid, Gen.OneOfConst<Guid?>(null, Me, Colleague), Gen.Int[-60, 60], Gen.Int[-60, 60],
        (rule, customer, owner, since, until) => owner is null ? new Match(rule, customer, null, null, null) : new Match(rule, customer, owner, Now.AddDays(since), Now.AddDays(until)));

    [Fact]
    public void Nobody_known_is_a_new_customer() => Decide().Should().Be(VerdictOutcome.New);

    [Fact]
    public void A_colleagues_protected_customer_names_owner_since_and_until()
    {
        var verdict = OwnershipDecision.Decide([Of(MatchRule.Exact, Colleague, 10)], Me, Now);

        verdict.Outcome.Should().Be(VerdictOutcome.OwnedByOther);
        verdict.Refusal.Should().Be(CustomerRefusals.OwnedByOther(Colleague, Now.AddDays(-5), Now.AddDays(10)));
    }

    [Fact]
    public void An_own_one_stays_own() => Decide(Of(MatchRule.Exact, Me, 1)).Should().Be(VerdictOutcome.Own);

    [Fact]
    public void Whose_protection_ends_this_instant_is_free() => Decide(Of(MatchRule.Exact, Colleague, 0)).Should().Be(VerdictOutcome.Free);

    [Fact]
    public void The_ID_number_decides_before_the_phone() =>
        OwnershipDecision.Decide([Of(MatchRule.Exact, Me, 10), Of(MatchRule.IdNumber, Colleague, 10)], Me, Now).Outcome.Should().Be(VerdictOutcome.OwnedByOther);

    [Fact]
    public void The_family_counts_after_the_exact_number() => Decide(Of(MatchRule.Relative, Colleague, 10)).Should().Be(VerdictOutcome.OwnedByOther);

    [Fact]
    public void A_masked_number_is_never_more_than_possible() => Decide(Of(MatchRule.MaskedNumber, Colleague, 10)).Should().Be(VerdictOutcome.Possible);

    [Fact]
    public void An_equal_name_alone_decides_nothing() => Decide(Of(MatchRule.NameOnly, Colleague, 10)).Should().Be(VerdictOutcome.New);

    [Fact]
    public void Every_verdict_can_be_made_again_from_what_was_kept() => Gen.Select(AnyMatch.List[0, 8], Gen.OneOfConst(Me, Colleague)).Sample((matches, asker) =>
    {
        var verdict = OwnershipDecision.Decide(matches, asker, Now);
        var kept = JsonSerializer.Deserialize<Verdict>(JsonSerializer.Serialize(verdict))!;
        kept.Recompute().Should().BeEquivalentTo(verdict);
    });

    [Fact]
    public void The_order_of_the_matches_makes_no_difference() => Gen.Select(AnyMatch.List[0, 8], Gen.Int).Sample((matches, seed) =>
    {
        var shuffled = matches.ToArray();
        new Random(seed).Shuffle(shuffled);
        OwnershipDecision.Decide(shuffled, Me, Now).Outcome.Should().Be(OwnershipDecision.Decide(matches, Me, Now).Outcome);
    });

    private static VerdictOutcome Decide(params Match[] matches) => OwnershipDecision.Decide(matches, Me, Now).Outcome;

    private static Match Of(MatchRule rule, Guid owner, int daysLeft) => new(rule, Guid.NewGuid(), owner, Now.AddDays(-5), Now.AddDays(daysLeft));
}
