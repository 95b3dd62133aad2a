using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reception;

/// <summary>Why a step at the hotline or the reception desk is refused.</summary>
public static class ReceptionRefusals
{
    public static readonly Refusal NobodyWaits = new("reception.nobody-waits");

    public static readonly Refusal NobodyBehind = new("reception.nobody-behind");

    public static readonly Refusal ReasonMissing = new("reception.reason-missing");

    public static Refusal NotCheckedIn(Guid consultantId) => new("reception.not-checked-in", new PersonReference(consultantId));

    public static Refusal NotWaiting(Guid consultantId) => new("reception.not-waiting", new PersonReference(consultantId));

    public static Refusal Busy(Guid consultantId) => new("reception.busy", new PersonReference(consultantId));
}
