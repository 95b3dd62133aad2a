using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Reception;

/// <summary>Whose call it was, as far as the rota is concerned.</summary>
public enum CallerSort
{
    /// <summary>Nobody's customer yet, or nobody's any more: the next in turn.</summary>
    New = 0,

    /// <summary>The answering consultant's own customer.</summary>
    Own = 1,

    /// <summary>A colleague's customer, who leaves a message.</summary>
    OfColleague = 2,
}

/// <summary>The place of a call in the rota.</summary>
/// <param name="Number">The turn that it used up; nothing when somebody outside the rota took it.</param>
/// <param name="OutOfTurnReason">Why it was not the turn of whoever took it; empty when it was.</param>
public sealed record TurnTaken(Guid RotaId, long? Number, string OutOfTurnReason);

/// <summary>What a call does to the order in which calls are answered (SOP 1.2.2).</summary>
public static class AnsweringCalls
{
    /// <summary>
    /// Own customers and messages leave the order as it is. Any other call uses up a turn, out of turn only with a reason;
    /// consultants who had not checked in join by answering, others need a reason while somebody waits and stay outside.
    /// </summary>
    public static TurnTaken? Answer(this Rota rota, Actor answering, CallerSort caller, string reason, DateTime now)
    {
        if (caller is not CallerSort.New)
        {
            rota.Receive(answering.Id, caller is CallerSort.Own ? RotaStep.ReceivedOwn : RotaStep.StoodIn, answering.Id, now);
            return null;
        }
        if (!answering.Roles.Contains(Role.Consultant) && rota.Places.All(place => place.ConsultantId != answering.Id))
        {
            if (rota.Next is not null && string.IsNullOrWhiteSpace(reason))
                throw new RefusedException(ReceptionRefusals.ReasonMissing);
            rota.Receive(answering.Id, RotaStep.StoodIn, answering.Id, now);
            return new TurnTaken(rota.Id, null, reason.Trim());
        }
        rota.CheckIn(answering.Id, answering.Id, now);
        if (rota.Next is null)
            rota.StepBack(answering.Id, toOldPlace: false, "", answering.Id, now);
        var isOwnTurn = rota.Next?.ConsultantId == answering.Id;
        var turn = rota.Take(answering.Id, isOwnTurn ? "" : reason, answering.Id, now);
        return new TurnTaken(rota.Id, turn.Number, isOwnTurn ? "" : reason.Trim());
    }
}
