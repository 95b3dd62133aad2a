namespace SalesCenter.Domain.Stock;

/// <summary>Where a unit stands in its sale. It follows from the unit's single open deal and is never edited as a field.</summary>
public enum UnitStatus
{
    /// <summary>未推: imported, not yet offered.</summary>
    Unreleased = 0,

    /// <summary>可售: free to be held.</summary>
    Available = 1,

    /// <summary>销控保留: kept back by a manager, with reason and end time.</summary>
    Withheld = 2,

    /// <summary>选房锁定: taken for minutes, for one customer.</summary>
    Held = 3,

    /// <summary>已选房: the selection slip is approved.</summary>
    Selected = 4,

    /// <summary>已认购: the subscription is signed and its deposit booked.</summary>
    Subscribed = 5,

    /// <summary>已签约: the contract is signed and the first payment booked in full (SOP 5.2.12).</summary>
    Contracted = 6,

    /// <summary>已备案: the filing number is entered.</summary>
    Filed = 7,

    /// <summary>已交付: handed over.</summary>
    HandedOver = 8,
}

/// <summary>The words of the lobby TV, which tells less than the internal board.</summary>
public enum PublicStatus
{
    /// <summary>暂不开放.</summary>
    NotOpen = 0,

    /// <summary>可售.</summary>
    Available = 1,

    /// <summary>洽谈中.</summary>
    InTalks = 2,

    /// <summary>已认购.</summary>
    Subscribed = 3,

    /// <summary>已售.</summary>
    Sold = 4,
}

/// <summary>What follows from a status.</summary>
public static class UnitStatusRules
{
    /// <summary>Whether a unit of this status has exactly one open deal.</summary>
    public static bool IsTaken(this UnitStatus status) => status >= UnitStatus.Held;

    public static PublicStatus ToPublic(this UnitStatus status) => status switch
    {
        UnitStatus.Available => PublicStatus.Available,
        UnitStatus.Held or UnitStatus.Selected => PublicStatus.InTalks,
        UnitStatus.Subscribed => PublicStatus.Subscribed,
        UnitStatus.Contracted or UnitStatus.Filed or UnitStatus.HandedOver => PublicStatus.Sold,
        _ => PublicStatus.NotOpen,
    };
}

/// <summary>Reasons beside the status for which a unit can't be sold; each blocks by itself.</summary>
[Flags]
public enum SaleBlocks
{
    None = 0,

    /// <summary>查封: seized by a court.</summary>
    Seized = 1,

    /// <summary>抵押: mortgaged by the developer.</summary>
    Mortgaged = 2,

    /// <summary>锁定: locked by the regulator.</summary>
    RegulatorLocked = 4,

    /// <summary>自持 / 回迁: not meant for sale.</summary>
    NotForSale = 8,
}
