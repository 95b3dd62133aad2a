using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Deals;

/// <summary>Why a step of a deal is refused.</summary>
public static class DealRefusals
{
    public static readonly Refusal ReasonMissing = new("deal.reason-missing");

    /// <summary>Nobody approves what they asked for themselves, whatever roles they hold.</summary>
    public static readonly Refusal OwnApproval = new("approval.own");

    public static readonly Refusal Unknown = new("deal.unknown");

    /// <summary>The customer is in the public pool: claimed first, then a unit is held for them.</summary>
    public static readonly Refusal CustomerOfNobody = new("deal.customer-of-nobody");

    public static Refusal CustomerOfOther(Guid ownerId) => new("customer.of-other", new PersonReference(ownerId));

    /// <summary>The consultant already holds another unit; they give it up or finish it first.</summary>
    public static Refusal AnotherHold(Guid unitId, DateTime until) => new("deal.another-hold", new UnitReference(unitId), until);

    public static Refusal TooSoonAgain(Guid unitId, DateTime from) => new("deal.too-soon-again", new UnitReference(unitId), from);

    public static Refusal HoldLimitReached(DateTime end) => new("deal.hold-limit", end);

    public static Refusal HoldRanOut(Guid unitId, DateTime at) => new("deal.hold-ran-out", new UnitReference(unitId), at);

    public static Refusal NotExpired(DateTime until) => new("deal.not-expired", until);

    public static Refusal Closed(Guid unitId, DealEnd end, DateTime at) => new("deal.closed", new UnitReference(unitId), end, at);

    public static Refusal NotAtStage(Guid unitId, DealStage stage) => new("deal.not-at-stage", new UnitReference(unitId), stage);

    public static Refusal AlreadySelected(Guid unitId) => new("deal.already-selected", new UnitReference(unitId));

    public static Refusal NotSelected(Guid unitId) => new("deal.not-selected", new UnitReference(unitId));

    public static Refusal NoSlip(Guid unitId) => new("deal.no-slip", new UnitReference(unitId));

    public static Refusal SlipNotHandedBack(string number) => new("deal.slip-not-handed-back", number);
}
