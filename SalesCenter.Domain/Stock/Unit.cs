using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>
/// 房源: a flat, shop, parking place or storage room that is sold as one. Known by building, entrance, floor and room
/// number, because room numbers repeat on every floor in many cities.
/// </summary>
public sealed class Unit : AggregateRoot
{
    private Unit() { }

    /// <summary>A unit as it stands in the price table: not yet offered to anybody.</summary>
    public Unit(Guid projectId, Guid buildingId, UnitPosition position, UnitTraits traits, DateTime now)
    {
        ProjectId = projectId;
        BuildingId = buildingId;
        Entrance = position.Entrance;
        Floor = position.Floor;
        RoomNumber = position.RoomNumber;
        StatusSince = now;
        Describe(traits);
    }

    public Guid ProjectId { get; private set; }

    public Guid BuildingId { get; private set; }

    /// <summary>单元, the stairwell; empty where a building has only one.</summary>
    public string Entrance { get; private set; } = "";

    /// <summary>The floor; basements are negative.</summary>
    public int Floor { get; private set; }

    public string RoomNumber { get; private set; } = "";

    /// <summary>户型 as the price table names it; empty when unknown.</summary>
    public string Layout { get; private set; } = "";

    public string Orientation { get; private set; } = "";

    /// <summary>用途: housing, shop, parking, …</summary>
    public string Use { get; private set; } = "";

    /// <summary>建筑面积 in 0.0001 ㎡.</summary>
    public long GrossAreaValue { get; private set; }

    /// <summary>套内面积 in 0.0001 ㎡.</summary>
    public long? InnerAreaValue { get; private set; }

    /// <summary>备案价 in fen: the registered ceiling.</summary>
    public long? FiledPriceFen { get; private set; }

    /// <summary>表价 in fen: the published price.</summary>
    public long? ListPriceFen { get; private set; }

    /// <summary>底价 in fen: the secret bottom; never sent to a consultant's browser.</summary>
    public long? FloorPriceFen { get; private set; }

    /// <summary>The price version the three prices come from.</summary>
    public Guid? PriceVersionId { get; private set; }

    public UnitStatus Status { get; private set; }

    /// <summary>When the status began, in UTC.</summary>
    public DateTime StatusSince { get; private set; }

    public SaleBlocks Blocks { get; private set; }

    /// <summary>The unit this one (a parking place, a storage room) is sold together with.</summary>
    public Guid? LinkedToId { get; private set; }

    /// <summary>Why, by whom and until when (UTC) the unit is kept back; only while <see cref="UnitStatus.Withheld"/>.</summary>
    public Withholding? Withholding { get; private set; }

    public Area GrossArea => new(GrossAreaValue);

    public Area? InnerArea => InnerAreaValue is { } value ? new Area(value) : null;

    public Money? FiledPrice => FiledPriceFen is { } fen ? new Money(fen) : null;

    public Money? ListPrice => ListPriceFen is { } fen ? new Money(fen) : null;

    public Money? FloorPrice => FloorPriceFen is { } fen ? new Money(fen) : null;

    /// <summary>Corrects what the price table says of the unit, prices apart.</summary>
    public void Describe(UnitTraits traits)
    {
        if (traits.GrossArea.TenThousandths <= 0)
            throw new RefusedException(UnitRefusals.AreaMissing);
        Layout = traits.Layout;
        Orientation = traits.Orientation;
        Use = traits.Use;
        GrossAreaValue = traits.GrossArea.TenThousandths;
        InnerAreaValue = traits.InnerArea?.TenThousandths;
        Raise(new BoardRedrawn(ProjectId));
    }

    /// <summary>Puts the prices of a version into effect. Refused when they are out of order: floor ≤ list ≤ filed.</summary>
    public void Price(UnitPrices prices, Guid priceVersionId)
    {
        prices.Check(Id);
        FiledPriceFen = prices.Filed?.Fen;
        ListPriceFen = prices.List?.Fen;
        FloorPriceFen = prices.Floor?.Fen;
        PriceVersionId = priceVersionId;
    }

    /// <summary>推盘: offers the unit for the first time. Refused without a presale permit or a list price.</summary>
    public void Release(Building building, DateTime now)
    {
        if (Status != UnitStatus.Unreleased)
            throw new RefusedException(UnitRefusals.NotUnreleased(Id));
        RequireSellable(building);
        MoveTo(UnitStatus.Available, now);
    }

    /// <summary>销控保留: a manager keeps the unit back. Refused unless it is free, and without reason or a later end.</summary>
    public void Withhold(Guid managerId, string reason, DateTime until, DateTime now)
    {
        if (Status != UnitStatus.Available)
            throw new RefusedException(UnitRefusals.NotAvailable(this));
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(UnitRefusals.ReasonMissing);
        if (until <= now)
            throw new RefusedException(UnitRefusals.EndInThePast(until));
        Withholding = new Withholding(managerId, reason.Trim(), until);
        MoveTo(UnitStatus.Withheld, now, by: managerId, until: until);
    }

    /// <summary>A manager frees a unit that was kept back. It is never freed silently when its end has come.</summary>
    public void EndWithholding(DateTime now)
    {
        if (Status != UnitStatus.Withheld)
            throw new RefusedException(UnitRefusals.NotWithheld(Id));
        Withholding = null;
        MoveTo(UnitStatus.Available, now);
    }

    /// <summary>Notes that the manager is reminded of the end of the withholding; answers whether it was due and not yet done.</summary>
    public bool RemindOfWithholding(DateTime now)
    {
        if (Withholding is not { RemindedAt: null } withholding || withholding.Until > now)
            return false;
        Withholding = withholding with { RemindedAt = now };
        return true;
    }

    /// <summary>Sets or lifts what forbids selling the unit; an open deal is not touched by it.</summary>
    public void Block(SaleBlocks blocks)
    {
        Blocks = blocks;
        Raise(new BoardRedrawn(ProjectId));
    }

    /// <summary>
    /// Ties this unit to the one it is taken together with, or unties it. Refused while either is taken, and where links
    /// would form a chain.
    /// </summary>
    /// <param name="hasOwnLinks">Whether other units are taken together with this one.</param>
    public void LinkTo(Unit? principal, bool hasOwnLinks = false)
    {
        if (Status.IsTaken() || principal?.Status.IsTaken() == true)
            throw new RefusedException(UnitRefusals.LinkWhileTaken(Id));
        if (principal is not null && (hasOwnLinks || principal.Id == Id || principal.LinkedToId is not null || principal.ProjectId != ProjectId))
            throw new RefusedException(UnitRefusals.LinkInvalid(Id));
        LinkedToId = principal?.Id;
        Raise(new BoardRedrawn(ProjectId));
    }

    /// <summary>Refused unless the unit may be sold at all: permit, list price, nothing that forbids it.</summary>
    internal void RequireSellable(Building building)
    {
        if (building.Permit is null)
            throw new RefusedException(UnitRefusals.NoPermit(Id));
        if (Blocks != SaleBlocks.None)
            throw new RefusedException(UnitRefusals.Blocked(Id, Blocks));
        if (ListPriceFen is null)
            throw new RefusedException(UnitRefusals.NoPrice(Id));
    }

    /// <summary>Follows the unit's open deal; deals alone call this.</summary>
    internal void MoveTo(UnitStatus status, DateTime now, Guid? dealId = null, Guid? by = null, DateTime? until = null)
    {
        Status = status;
        StatusSince = now;
        Raise(new UnitStatusChanged(ProjectId, Id, status, now, dealId, by, until));
    }
}

/// <summary>Where a unit is inside its building.</summary>
public sealed record UnitPosition(string Entrance, int Floor, string RoomNumber);

/// <summary>What a price table says of a unit, prices apart.</summary>
public sealed record UnitTraits(string Layout, string Orientation, string Use, Area GrossArea, Area? InnerArea);

/// <summary>Why a unit is kept back.</summary>
public sealed record Withholding(Guid ManagerId, string Reason, DateTime Until)
{
    /// <summary>When the manager was reminded that the end has come, UTC.</summary>
    public DateTime? RemindedAt { get; init; }
}

/// <summary>The unit's status is another one from this instant (UTC); by whom and until when is for the internal board alone.</summary>
public sealed record UnitStatusChanged(Guid ProjectId, Guid UnitId, UnitStatus Status, DateTime At, Guid? DealId, Guid? By, DateTime? Until) : IDomainEvent;
