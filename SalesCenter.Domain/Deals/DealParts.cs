using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>How far an open deal has come; the status of its units follows from it.</summary>
public enum DealStage
{
    /// <summary>选房锁定: held on the board, for minutes.</summary>
    Held = 0,

    /// <summary>已选房: the selection slip is approved.</summary>
    Selected = 1,

    /// <summary>已认购: the deposit is booked.</summary>
    Subscribed = 2,

    /// <summary>已签约: the contract is signed and the first payment booked in full (SOP 5.2.12).</summary>
    Contracted = 3,

    /// <summary>已备案: the authority has the contract.</summary>
    Filed = 4,

    /// <summary>已交付: the keys are handed over.</summary>
    HandedOver = 5,
}

/// <summary>What follows from a stage.</summary>
public static class DealStageRules
{
    /// <summary>The status of the units of an open deal.</summary>
    public static UnitStatus ToUnitStatus(this DealStage stage) => stage switch
    {
        DealStage.Held => UnitStatus.Held,
        DealStage.Selected => UnitStatus.Selected,
        DealStage.Subscribed => UnitStatus.Subscribed,
        DealStage.Contracted => UnitStatus.Contracted,
        DealStage.Filed => UnitStatus.Filed,
        DealStage.HandedOver => UnitStatus.HandedOver,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}

/// <summary>How a deal ended without a sale.</summary>
public enum DealEnd
{
    GivenUp = 0,
    TimedOut = 1,
    Freed = 2,

    /// <summary>认购未完成: the deposit was not paid in time (SOP 3.2.7).</summary>
    NotSubscribed = 3,

    /// <summary>退认购: given up after the subscription, settled.</summary>
    Cancelled = 4,

    /// <summary>退房: given up after the contract, settled.</summary>
    Returned = 5,
}

/// <summary>One unit of a deal, at the list price (in fen) it was taken at.</summary>
public sealed class DealUnit
{
    private DealUnit() { }

    internal DealUnit(Unit unit)
    {
        Unit = unit;
        UnitId = unit.Id;
        ListPriceFen = unit.ListPriceFen!.Value;
        PriceVersionId = unit.PriceVersionId!.Value;
        IsOpen = true;
    }

    public Guid UnitId { get; private set; }

    public Unit Unit { get; private set; } = null!;

    public long ListPriceFen { get; private set; }

    public Guid PriceVersionId { get; private set; }

    /// <summary>Whether the deal still has the unit; the unique index on open units of deals hangs on it.</summary>
    public bool IsOpen { get; internal set; }
}

/// <summary>What a manager has said of a selection slip.</summary>
public enum SlipState
{
    Submitted = 0,
    Approved = 1,
    Refused = 2,
}

/// <summary>选房单: customer, unit, price and consultant on one paper, approved by a manager.</summary>
public sealed record SelectionSlip(string Number, Guid SubmittedById, DateTime SubmittedAt)
{
    public SlipState State { get; init; }

    public Guid? DecidedById { get; init; }

    public DateTime? DecidedAt { get; init; }

    /// <summary>Why the manager refused.</summary>
    public string? Reason { get; init; }

    /// <summary>When the consultant handed the slip back (SOP 3.2.8).</summary>
    public DateTime? HandedBackAt { get; init; }
}

/// <summary>Who wants to hold which units for whom.</summary>
/// <param name="Customer">For whom, and whose customer that is.</param>
/// <param name="Units">The principal unit first, then what is linked to it, each with its building.</param>
/// <param name="Open">The open deals on these units, and the consultant's own hold wherever it is.</param>
/// <param name="LastEnd">When the same customer's last hold on the principal unit ended, if ever.</param>
public sealed record HoldRequest(Actor Consultant, OwnedCustomer Customer, IReadOnlyList<(Unit Unit, Building Building)> Units, IReadOnlyCollection<Deal> Open, DateTime? LastEnd);

/// <summary>A customer and whose it is: all that taking a unit asks about them.</summary>
/// <param name="OwnerId">The owner; nobody while in the public pool.</param>
public readonly record struct OwnedCustomer(Guid Id, Guid? OwnerId)
{
    public static implicit operator OwnedCustomer(Customer customer) => new(customer.Id, customer.OwnerId);
}
