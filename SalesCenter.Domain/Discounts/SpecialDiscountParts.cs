using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Discounts;

/// <summary>How far a special discount has come.</summary>
public enum SpecialDiscountState
{
    /// <summary>审批中.</summary>
    Asked = 0,

    /// <summary>已批准: can be used.</summary>
    Approved = 1,

    /// <summary>未批准.</summary>
    Refused = 2,

    /// <summary>已撤回.</summary>
    Withdrawn = 3,

    /// <summary>已过期: not answered, or not used in time.</summary>
    Expired = 4,

    /// <summary>已使用.</summary>
    Used = 5,

    /// <summary>已失效: what it was given for has changed.</summary>
    Voided = 6,
}

/// <summary>What the clock did about a special discount.</summary>
public enum DiscountTurn
{
    Nothing = 0,
    Reminded = 1,
    Escalated = 2,
    Expired = 3,
}

/// <summary>What is asked for.</summary>
/// <param name="Discount">In one of the four shapes.</param>
/// <param name="Terms">How the price is to be paid.</param>
/// <param name="Claims">The general discounts that are claimed beside it.</param>
public sealed record DiscountWish(Discount Discount, PlanTerms Terms, IReadOnlyList<Guid> Claims, string Reason);

/// <summary>证明材料: a scan or photo that proves the reason. Its content is kept encrypted, outside the database.</summary>
/// <param name="FileName">As the browser named it; shown, never used as a name on disk.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">SHA-256 of its content.</param>
public sealed record DiscountEvidence(Guid Id, string FileName, ScanFormat Format, int Size, string Hash);

/// <summary>A request that went to a higher level.</summary>
/// <param name="ById">Who passed it on; nobody when the clock did.</param>
/// <param name="At">UTC.</param>
public sealed record DiscountMove(Guid? ById, Role From, Role To, DateTime At);

/// <summary>Why a step of a special discount is refused.</summary>
public static class SpecialDiscountRefusals
{
    public static readonly Refusal Unknown = new("special.unknown");

    /// <summary>The discount changes nothing about the price, such as rounding off a round sum.</summary>
    public static readonly Refusal TakesNothingOff = new("special.takes-nothing-off");

    /// <summary>A counter-offer is less than what was asked for, and more than nothing.</summary>
    public static readonly Refusal NotLess = new("special.not-less");

    public static readonly Refusal NobodyHigher = new("special.nobody-higher");

    /// <summary>Nobody in the project could approve it but whoever asks.</summary>
    public static readonly Refusal NobodyApproves = new("special.nobody-approves");

    public static readonly Refusal LevelsOutOfOrder = new("special.levels-out-of-order");

    public static readonly Refusal DelegatedToOneself = new("special.delegated-to-oneself");

    /// <summary>Only who approves discounts themselves can be trusted with a colleague's authority.</summary>
    public static readonly Refusal DelegatedToOther = new("special.delegated-to-other");

    public static Refusal ReasonMissing(int most) => new("special.reason-missing", most);

    public static Refusal TooMuchEvidence(int most) => new("special.too-much-evidence", most);

    public static Refusal OfOther(Guid askerId) => new("special.of-other", new PersonReference(askerId));

    public static Refusal Already(SpecialDiscountState state) => new("special.already", state);

    /// <summary>A colleague was faster.</summary>
    public static Refusal Decided(SpecialDiscountState state, Guid byId, DateTime at) => new("special.decided", state, new PersonReference(byId), at);

    public static Refusal Expired(DateTime at) => new("special.expired", at);

    /// <summary>It was given for something that is no longer so.</summary>
    public static Refusal Changed(DiscountChange change) => new("special.changed", change);

    public static Refusal NotTheirLevel(Role level) => new("special.not-their-level", level);

    /// <summary>Nobody sets their own limit.</summary>
    public static Refusal OwnLimit(Role level) => new("special.own-limit", level);

    /// <summary>Said to approvers only.</summary>
    public static Refusal BeyondAuthority(Money most) => new("special.beyond-authority", most);

    public static Refusal OneIsOpen(string number, SpecialDiscountState state) => new("special.one-is-open", number, state);

    /// <summary>A deal is asked about a few times only: trying on and on would tell what nobody may know.</summary>
    public static Refusal AskedTooOften(int most) => new("special.asked-too-often", most);

    public static Refusal NotSelling(Guid unitId) => new("special.not-selling", new UnitReference(unitId));

    public static Refusal DelegatedTooMuch(decimal percent) => new("special.delegated-too-much", percent);

    public static Refusal DelegationDays(int most) => new("special.delegation-days", most);
}
