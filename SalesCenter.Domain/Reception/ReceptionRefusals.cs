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

    /// <summary>Somebody who has left the company gets neither visitors nor customers.</summary>
    public static Refusal HasLeft(Guid personId) => new("reception.has-left", new PersonReference(personId));

    public static Refusal Busy(Guid consultantId) => new("reception.busy", new PersonReference(consultantId));

    /// <summary>A message for a colleague without a word of what it is about.</summary>
    public static readonly Refusal MessageEmpty = new("reception.message-empty");

    /// <summary>The number is no colleague's any more: the caller is whoever answers' to register.</summary>
    public static readonly Refusal NobodyToTell = new("reception.nobody-to-tell");

    public static Refusal CallInTheFuture(DateTime at) => new("reception.call-in-the-future", at);

    public static Refusal CallTooLong(int hours) => new("reception.call-too-long", hours);

    public static Refusal AgreedForThePast(DateTime at) => new("reception.agreed-for-the-past", at);

    public static readonly Refusal MissedCallUnknown = new("reception.missed-call-unknown");

    public static Refusal CalledBackAlready(Guid byId, DateTime at) => new("reception.called-back-already", new PersonReference(byId), at);

    public static readonly Refusal VisitUnknown = new("reception.visit-unknown");

    public static readonly Refusal InvitationUnknown = new("reception.invitation-unknown");

    public static readonly Refusal CompanionNameless = new("reception.companion-nameless");

    /// <summary>A step for a colleague, by somebody who does not lead the rota.</summary>
    public static readonly Refusal NotForOthers = new("reception.not-for-others");

    /// <summary>A visit that somebody else receives.</summary>
    public static readonly Refusal VisitOfOther = new("reception.visit-of-other");

    /// <summary>A form that was filled in is changed by the owner of the customer and their superiors.</summary>
    public static readonly Refusal FormOfOwner = new("reception.form-of-owner");

    /// <summary>A link for the visitor's phone that was used, has ended, or never was.</summary>
    public static readonly Refusal LinkOver = new("reception.link-over");

    public static Refusal PeopleInvalid(int most) => new("reception.people-invalid", most);

    public static Refusal ReceivedAlready(Guid consultantId, DateTime at) => new("reception.received-already", new PersonReference(consultantId), at);

    public static Refusal VisitEnded(DateTime at) => new("reception.visit-ended", at);

    public static Refusal InvitationOver(DateTime at) => new("reception.invitation-over", at);

    public static Refusal ListInvalid(int most, int length) => new("reception.list-invalid", most, length);

    /// <summary>The reason itself; refused when there is none.</summary>
    internal static string Reason(string reason) => string.IsNullOrWhiteSpace(reason) ? throw new RefusedException(ReasonMissing) : reason.Trim();
}
