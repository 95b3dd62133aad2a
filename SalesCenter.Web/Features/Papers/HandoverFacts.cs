using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Papers;
using PaperLine = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace SalesCenter.Web.Features.Papers;

/// <summary>What stands on the papers of a handover.</summary>
public sealed class HandoverFacts(SalesDb db, Words words)
{
    public static readonly IReadOnlyList<PaperKind> Kinds = [PaperKind.HandoverInvitation, PaperKind.HandoverRecord];

    /// <summary>Whether a paper's time has come: the invitation once the buyer is invited, the record once somebody has written one.</summary>
    public static bool IsReady(PaperKind kind, Handover? handover) => kind == PaperKind.HandoverInvitation ? handover?.Invitations.Count > 0 : handover?.Records.Count > 0;

    /// <summary>Which can be printed of a deal.</summary>
    public async Task<IEnumerable<PaperKind>> Printable(Guid dealId, CancellationToken cancellation)
    {
        var handover = await db.Handovers.AsNoTracking().SingleOrDefaultAsync(handover => handover.Id == dealId, cancellation);
        return Kinds.Where(kind => IsReady(kind, handover));
    }

    /// <summary>Fills in what there is: the latest invitation and the latest attempt.</summary>
    public async Task FillIn(PaperKind kind, Guid dealId, Dictionary<string, string> fields, Dictionary<string, IReadOnlyList<PaperLine>> groups, Func<DateTime?, string> clock, CancellationToken cancellation)
    {
        var handover = await db.Handovers.AsNoTracking().SingleOrDefaultAsync(handover => handover.Id == dealId, cancellation);
        if (!IsReady(kind, handover))
            throw new RefusedException(PaperRefusals.NotYet(kind));
        var invitation = handover!.Invitations.MaxBy(invitation => invitation.Number);
        var record = handover.Records.MaxBy(record => record.Number);
        fields["交房时间"] = clock(invitation?.At);
        fields["通知方式"] = invitation is null ? "" : words.Name(invitation.Way);
        fields["通知日期"] = Day(invitation?.SentOn);
        fields["交接时间"] = clock(record?.At);
        fields["交接人"] = words.Person(record?.ById);
        fields["交接结果"] = record is null ? "" : words.Name(record.IsAccepted ? HandoverState.HandedOver : HandoverState.Refused);
        fields["钥匙数"] = record?.Keys.ToString(CultureInfo.InvariantCulture) ?? "";
        (fields["水表读数"], fields["电表读数"], fields["燃气表读数"]) = (OrNone(record?.Water), OrNone(record?.Electricity), OrNone(record?.Gas));
        fields["交接备注"] = OrNone(record?.Remark);
        groups["房屋缺陷"] = handover.Defects.Count == 0
            ? [Line("", "无", "")]
            : [.. handover.Defects.OrderBy(defect => defect.Number).Select(defect => Line(defect.Number.ToString(CultureInfo.InvariantCulture), defect.Text, defect.MendedOn is { } on ? $"已整改 {Day(on)}" : "待整改"))];
    }

    private static PaperLine Line(string number, string text, string state) => PaperFactsReader.Line(("缺陷序号", number), ("缺陷内容", text), ("整改情况", state));

    private static string OrNone(string? text) => string.IsNullOrEmpty(text) ? "无" : text;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
