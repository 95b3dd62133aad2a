using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>From the contract to the key, and back on sale.</summary>
public sealed partial class Deal
{
    /// <summary>签约: the contract is signed and the first payment here; the units are sold.</summary>
    public void Contract(Contract contract, DateTime now) => Advance(DealStage.Subscribed, DealStage.Contracted, contract.IsSigned, now);

    /// <summary>备案: the authority has the contract.</summary>
    public void EnterFiling(Contract contract, DateTime now) => Advance(DealStage.Contracted, DealStage.Filed, contract.IsFiled, now);

    /// <summary>The contract is not filed any more, because it changes or ends. Tells whether it was.</summary>
    public bool RevokeFiling(DateTime now)
    {
        if (!IsOpen || Stage != DealStage.Filed)
            return false;
        Stage = DealStage.Contracted;
        MoveUnits(UnitStatus.Contracted, now);
        return true;
    }

    /// <summary>交付: the customer has the keys. Refused before the contract is filed.</summary>
    public void HandOverKeys(DateTime now) => Advance(DealStage.Filed, DealStage.HandedOver, true, now);

    /// <summary>重新上架: a manager puts the units of a settled cancellation or return back on sale, at the price of today's version; nobody and nothing else does.</summary>
    public void PutBackOnSale(DealRequest ending, Actor manager, DateTime now)
    {
        ending.RequireSettled();
        ending.Complete(now);
        Close(ending.Kind == RequestKind.UnitReturn ? DealEnd.Returned : DealEnd.Cancelled, manager.Id, now);
    }

    private void Advance(DealStage from, DealStage to, bool isReady, DateTime now)
    {
        if (!IsOpen)
            throw new RefusedException(DealRefusals.Closed(UnitId, End!.Value, ClosedAt!.Value));
        if (Stage != from || !isReady)
            throw new RefusedException(DealRefusals.NotAtStage(UnitId, Stage));
        Stage = to;
        MoveUnits(to.ToUnitStatus(), now);
    }
}
