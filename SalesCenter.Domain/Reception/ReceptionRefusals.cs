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

    public static Refusal NoConsultant(Guid personId) => new("reception.no-consultant", new PersonReference(personId));

    public static Refusal Busy(Guid consultantId) => new("reception.busy", new PersonReference(consultantId));

    /// <summary>A message for a colleague without a word of what it is about.</summary>
    public static readonly Refusal MessageEmpty = new("reception.message-empty");

    /// <summary>The number is no colleague's any more: the caller is whoever answers' to register.</summary>
    public static readonly Refusal NobodyToTell = new("reception.nobody-to-tell");

    public static Refusal CallInTheFuture(DateTime at) => new("reception.call-in-the-future", at);

    public static Refusal CallTooLong(int hours) => new("reception.call-too-long", hours);

    public static Refusal AgreedForThePast(DateTime at) => new("reception.agreed-for-the-past", at);
}
