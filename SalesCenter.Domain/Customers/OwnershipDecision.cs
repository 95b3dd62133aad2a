using System.Text.Json.Serialization;
using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>By what an inquiry was found to be a known customer; in the order in which it decides (SOP, product "Ownership").</summary>
public enum MatchRule
{
    /// <summary>Nothing was found.</summary>
    None = 0,

    /// <summary>The same ID number.</summary>
    IdNumber = 1,

    /// <summary>The same phone number, any of the customer's; or the same e-mail or WeChat.</summary>
    Exact = 2,

    /// <summary>A number of the customer's spouse or direct relative.</summary>
    Relative = 3,

    /// <summary>隐号: a masked number with the same surname; possible, never decides by itself.</summary>
    MaskedNumber = 4,

    /// <summary>The same name only; a hint.</summary>
    NameOnly = 5,
}

/// <summary>What was decided about an inquiry.</summary>
public enum VerdictOutcome
{
    /// <summary>Nobody knows this person: a new customer of the asker.</summary>
    New = 0,

    /// <summary>The asker's own customer already.</summary>
    Own = 1,

    /// <summary>In the public pool, or somebody's whose protection has run out: the asker may claim it.</summary>
    Free = 2,

    /// <summary>撞单: a colleague's, and protected.</summary>
    OwnedByOther = 3,

    /// <summary>Perhaps a known customer; a person must look.</summary>
    Possible = 4,
}

/// <summary>A known customer that an inquiry may be, with who owns it; as it was when it was decided.</summary>
/// <param name="OwnerId">Nobody while in the public pool.</param>
/// <param name="Since">Since when the owner has it, UTC.</param>
/// <param name="ProtectedUntil">Until when, UTC.</param>
public sealed record Match(MatchRule Rule, Guid CustomerId, Guid? OwnerId, DateTime? Since, DateTime? ProtectedUntil);

/// <summary>
/// 归属判定: the decision about an inquiry with everything it rests on, so that it can be explained, kept, and computed
/// again with the same result.
/// </summary>
/// <param name="RuleVersion">Which wording of the rules decided.</param>
/// <param name="Decisive">The match that decided; nothing when nobody was found.</param>
public sealed record Verdict(int RuleVersion, VerdictOutcome Outcome, Guid AskedById, DateTime At, Match? Decisive, IReadOnlyList<Match> Matches)
{
    /// <summary>Why the asker does not get the customer; nothing when they do.</summary>
    [JsonIgnore]
    public Refusal? Refusal => Outcome == VerdictOutcome.OwnedByOther
        ? CustomerRefusals.OwnedByOther(Decisive!.OwnerId!.Value, Decisive.Since!.Value, Decisive.ProtectedUntil!.Value)
        : null;

    /// <summary>The decision made again from what it rested on; equal to this one while the rules are those of its version.</summary>
    public Verdict Recompute() => OwnershipDecision.Decide(Matches, AskedById, At);

    public bool Equals(Verdict? other) => other is not null && RuleVersion == other.RuleVersion && Outcome == other.Outcome
        && AskedById == other.AskedById && At == other.At && Decisive == other.Decisive && Matches.SequenceEqual(other.Matches);

    public override int GetHashCode() => HashCode.Combine(RuleVersion, Outcome, AskedById, At, Decisive);
}

/// <summary>Decides whose customer somebody is.</summary>
public static class OwnershipDecision
{
    /// <summary>The version of the rules below; raised whenever they change.</summary>
    public const int RuleVersion = 1;

    /// <summary>
    /// The lowest rule that found somebody decides: ID number, then exact number, then the family's. Masked numbers and equal
    /// names never decide by themselves. Among matches of one rule a protected one comes first, then the one owned longest.
    /// </summary>
    public static Verdict Decide(IReadOnlyList<Match> matches, Guid askedById, DateTime now)
    {
        var ordered = matches.OrderBy(match => match.Rule).ThenBy(match => IsProtected(match, now) ? 0 : 1).ThenBy(match => match.Since ?? DateTime.MaxValue).ThenBy(match => match.CustomerId).ToList();
        var decisive = ordered.Find(match => match.Rule is not MatchRule.NameOnly);
        return new Verdict(RuleVersion, Outcome(decisive, askedById, now), askedById, now, decisive, ordered);
    }

    private static VerdictOutcome Outcome(Match? decisive, Guid askedById, DateTime now) => decisive switch
    {
        null => VerdictOutcome.New,
        { Rule: MatchRule.MaskedNumber } => VerdictOutcome.Possible,
        _ when !IsProtected(decisive, now) => VerdictOutcome.Free,
        _ => decisive.OwnerId == askedById ? VerdictOutcome.Own : VerdictOutcome.OwnedByOther,
    };

    private static bool IsProtected(Match match, DateTime now) => match.OwnerId is not null && match.ProtectedUntil > now;
}
