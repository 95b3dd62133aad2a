using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Handovers;

/// <summary>交房状态: how far a handover has come.</summary>
public enum HandoverState
{
    /// <summary>待邀约.</summary>
    NotInvited = 0,

    /// <summary>已邀约.</summary>
    Invited = 1,

    /// <summary>拒收: the buyer came and did not take it; to be invited again.</summary>
    Refused = 2,

    /// <summary>已交房.</summary>
    HandedOver = 3,
}

/// <summary>通知方式: how a buyer is invited.</summary>
public enum InvitationWay
{
    /// <summary>信函.</summary>
    Letter = 0,

    /// <summary>短信.</summary>
    Message = 1,

    /// <summary>电话.</summary>
    Phone = 2,
}

/// <summary>邀约: when the buyer is to come, and how they were told.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When they are to come, UTC.</param>
/// <param name="SentOn">On the sales centre's calendar.</param>
/// <param name="NotedAt">When it was entered, UTC.</param>
public sealed record HandoverInvitation(int Number, DateTime At, DateOnly SentOn, Guid ById, DateTime NotedAt, InvitationWay Way);

/// <summary>What is written down at a handover, before it is checked.</summary>
/// <param name="Keys">钥匙数, 1 to 20; means nothing when the buyer refuses.</param>
/// <param name="Water">水表读数, up to 30 characters; empty where there is none.</param>
/// <param name="Electricity">电表读数.</param>
/// <param name="Gas">燃气表读数.</param>
/// <param name="Defects">What is found wrong, at most 50 of all attempts together.</param>
/// <param name="IsAccepted">Whether the buyer has signed; refused otherwise.</param>
/// <param name="Remark">Up to 200 characters; of a refusal its reason.</param>
public sealed record HandoverNotes(int Keys, string Water, string Electricity, string Gas, IReadOnlyList<FoundDefect> Defects, bool IsAccepted, string Remark)
{
    internal void Check()
    {
        if (IsAccepted && Keys is < 1 or > Handover.MostKeys)
            throw new RefusedException(HandoverRefusals.KeysOutOfRange(Handover.MostKeys));
        if (new[] { Water, Electricity, Gas }.Any(reading => reading.Trim().Length > Handover.LongestReading))
            throw new RefusedException(HandoverRefusals.ReadingTooLong(Handover.LongestReading));
        if (Defects.Any(defect => string.IsNullOrWhiteSpace(defect.Text) || defect.Text.Trim().Length > Handover.LongestDefect))
            throw new RefusedException(HandoverRefusals.DefectInvalid(Handover.LongestDefect));
        if (Remark.Trim().Length > Handover.LongestRemark || !IsAccepted && string.IsNullOrWhiteSpace(Remark))
            throw new RefusedException(HandoverRefusals.ReasonMissing(Handover.LongestRemark));
    }
}

/// <summary>Something that is found wrong, 1 to 200 characters.</summary>
public sealed record FoundDefect(string Text);

/// <summary>交接记录: one attempt to hand a unit over. It is never changed.</summary>
public sealed class HandoverRecord
{
    private HandoverRecord() { }

    internal HandoverRecord(int number, HandoverNotes notes, Guid byId, DateTime at)
    {
        (Number, ById, At, IsAccepted, Keys) = (number, byId, at, notes.IsAccepted, notes.IsAccepted ? notes.Keys : 0);
        (Water, Electricity, Gas, Remark) = (notes.Water.Trim(), notes.Electricity.Trim(), notes.Gas.Trim(), notes.Remark.Trim());
    }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the buyer has signed.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>钥匙数 that were given; none when it was refused.</summary>
    public int Keys { get; private set; }

    /// <summary>水表读数.</summary>
    public string Water { get; private set; } = "";

    /// <summary>电表读数.</summary>
    public string Electricity { get; private set; } = "";

    /// <summary>燃气表读数.</summary>
    public string Gas { get; private set; } = "";

    /// <summary>Of a refusal its reason.</summary>
    public string Remark { get; private set; } = "";

    internal void Forget() => Remark = "";
}

/// <summary>房屋缺陷 found at a handover.</summary>
public sealed class HandoverDefect
{
    private HandoverDefect() { }

    internal HandoverDefect(int number, string text, DateOnly foundOn) => (Number, Text, FoundOn) = (number, text, foundOn);

    /// <summary>From 1, over all attempts.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>On the sales centre's calendar.</summary>
    public DateOnly FoundOn { get; private set; }

    /// <summary>On the sales centre's calendar; nothing while it is open.</summary>
    public DateOnly? MendedOn { get; private set; }

    /// <summary>Who said that it is mended.</summary>
    public Guid? MendedById { get; private set; }

    /// <summary>When they said so, UTC.</summary>
    public DateTime? MendedAt { get; private set; }

    internal void Mend(Guid byId, DateOnly on, DateTime now) => (MendedById, MendedOn, MendedAt) = (byId, on, now);

    internal void Forget() => Text = "";
}

/// <summary>Why a step of a handover is refused.</summary>
public static class HandoverRefusals
{
    /// <summary>Neither the deal's consultant, nor a supervisor, a clerk or an assistant.</summary>
    public static readonly Refusal NotTheirs = new("handover.not-theirs");

    /// <summary>No way of telling the buyer, or a day that lies ahead.</summary>
    public static readonly Refusal SentInvalid = new("handover.sent-invalid");

    /// <summary>The buyer has refused the unit: they are invited again first.</summary>
    public static readonly Refusal InviteAgain = new("handover.invite-again");

    public static readonly Refusal UnknownDefect = new("handover.unknown-defect");

    public static Refusal NotFiled(Guid unitId) => new("handover.not-filed", new UnitReference(unitId));

    public static Refusal InThePast(DateTime at) => new("handover.in-the-past", at);

    /// <summary>Money that was due by today is not here.</summary>
    public static Refusal MoneyOpen(Money open) => new("handover.money-open", open);

    public static Refusal AlreadyDone(Guid personId, DateTime at) => new("handover.already-done", new PersonReference(personId), at);

    public static Refusal KeysOutOfRange(int most) => new("handover.keys", most);

    public static Refusal ReadingTooLong(int most) => new("handover.reading-too-long", most);

    public static Refusal DefectInvalid(int most) => new("handover.defect-invalid", most);

    public static Refusal TooManyDefects(int most) => new("handover.too-many-defects", most);

    public static Refusal ReasonMissing(int most) => new("handover.reason-missing", most);

    public static Refusal AlreadyMended(Guid personId, DateOnly on) => new("handover.already-mended", new PersonReference(personId), on);

    public static Refusal MendedInvalid(DateOnly foundOn) => new("handover.mended-invalid", foundOn);
}
