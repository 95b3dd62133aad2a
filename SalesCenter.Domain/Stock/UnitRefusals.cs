using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>Why a unit can't be had, offered, kept back or priced.</summary>
public static class UnitRefusals
{
    public static readonly Refusal AreaMissing = new("unit.area-missing");
    public static readonly Refusal ReasonMissing = new("unit.reason-missing");

    /// <summary>A colleague was faster: unit, who, since when and (for a hold) until when.</summary>
    public static Refusal TakenByOther(Guid unitId, Guid consultantId, DateTime since, DateTime? until) => until is { } end
        ? new("unit.held-by-other", new UnitReference(unitId), new PersonReference(consultantId), since, end)
        : new("unit.taken", new UnitReference(unitId), new PersonReference(consultantId), since);

    /// <summary>The unit is not free, whatever else it is.</summary>
    public static Refusal NotAvailable(Unit unit) => new("unit.not-available", new UnitReference(unit.Id), unit.Status, unit.StatusSince);

    public static Refusal Unknown(Guid unitId) => new("unit.unknown", unitId);

    public static Refusal NotUnreleased(Guid unitId) => new("unit.not-unreleased", new UnitReference(unitId));

    public static Refusal NotWithheld(Guid unitId) => new("unit.not-withheld", new UnitReference(unitId));

    public static Refusal EndInThePast(DateTime until) => new("unit.end-in-the-past", until);

    public static Refusal NoPermit(Guid unitId) => new("unit.no-permit", new UnitReference(unitId));

    public static Refusal NoPrice(Guid unitId) => new("unit.no-price", new UnitReference(unitId));

    public static Refusal Blocked(Guid unitId, SaleBlocks blocks) => new("unit.blocked", new UnitReference(unitId), blocks);

    public static Refusal PriceNotPositive(Guid unitId) => new("price.not-positive", new UnitReference(unitId));

    public static Refusal ListAboveFiled(Guid unitId, Money list, Money filed) => new("price.list-above-filed", new UnitReference(unitId), list, filed);

    /// <summary>Names no figure, because the floor price is secret.</summary>
    public static Refusal FloorAboveList(Guid unitId) => new("price.floor-above-list", new UnitReference(unitId));

    public static Refusal LinkWhileTaken(Guid unitId) => new("unit.link-while-taken", new UnitReference(unitId));

    public static Refusal LinkInvalid(Guid unitId) => new("unit.link-invalid", new UnitReference(unitId));

    /// <summary>A linked unit is taken with its principal, never alone.</summary>
    public static Refusal LinkedUnit(Guid unitId, Guid principalId) => new("unit.linked", new UnitReference(unitId), new UnitReference(principalId));
}
