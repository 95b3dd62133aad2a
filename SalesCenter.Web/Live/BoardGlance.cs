using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Live;

/// <summary>Answers whoever comes too late from the board itself, before anything is asked of the database.</summary>
public static class BoardGlance
{
    /// <summary>Refuses when the board shows the unit taken by a colleague. A board that is not open, or a hold whose time is over, refuses nothing.</summary>
    public static void RefuseIfTakenByOther(this BoardBook board, Guid projectId, Guid unitId, Guid consultantId, DateTime now)
    {
        if (board.Glance(projectId, unitId) is { ById: { } holder } unit && unit.Status.IsTaken() && holder != consultantId && !(unit.Until <= now))
            throw new RefusedException(UnitRefusals.TakenByOther(unitId, holder, unit.Since, unit.Until));
    }
}
