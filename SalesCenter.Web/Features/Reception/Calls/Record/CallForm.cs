using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>What has been typed during a call; kept as a draft, and sent as a record or as a message. Dates are those of the sales centre's clock.</summary>
public sealed class CallForm
{
    private const int MessageLength = 1000;

    /// <summary>UTC.</summary>
    public DateTime AnsweredAt { get; set; }

    /// <summary>UTC; nothing while the call lasts.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>补录: whether time and length are typed, because the call was earlier.</summary>
    public bool IsEnteredAfterwards { get; set; }

    public DateTime? AnsweredLocally { get; set; }

    public int Minutes { get; set; } = 2;

    public string Phone { get; set; } = "";

    public bool LeftNoNumber { get; set; }

    public string Name { get; set; } = "";

    public FormOfAddress FormOfAddress { get; set; }

    public string MorePhones { get; set; } = "";

    public string Email { get; set; } = "";

    public string Layouts { get; set; } = "";

    public int? AreaFrom { get; set; }

    public int? AreaTo { get; set; }

    public int? BudgetFrom { get; set; }

    public int? BudgetTo { get; set; }

    public string Purpose { get; set; } = "";

    public string PointsOfInterest { get; set; } = "";

    public IntentLevel? Intent { get; set; }

    public string Line { get; set; } = "";

    public string Advert { get; set; } = "";

    public string Questions { get; set; } = "";

    public string Notes { get; set; } = "";

    public TalkPoints Talk { get; set; }

    public bool IsNameGiven { get; set; }

    public DateTime? InvitedFor { get; set; }

    public DateTime? CallBackAt { get; set; }

    public string OutOfTurnReason { get; set; } = "";

    /// <summary>For the owner, when a colleague's customer calls.</summary>
    public string Message { get; set; } = "";

    public string CallBackNumber { get; set; } = "";

    /// <summary>Whether there is anything worth keeping.</summary>
    public bool IsTouched => Phone.Length + Name.Length + Notes.Length + Questions.Length + Message.Length > 0;

    /// <summary>The record of this call.</summary>
    public RecordCall Record(Guid projectId, BusinessCalendar calendar, DateTime now) => new(projectId, LeftNoNumber ? "" : Phone, Name, Answered(calendar), Seconds(now))
    {
        LeftNoNumber = LeftNoNumber,
        MorePhones = MorePhones,
        Email = Email,
        FormOfAddress = FormOfAddress,
        Layouts = Layouts,
        AreaFrom = AreaFrom,
        AreaTo = AreaTo,
        BudgetFrom = BudgetFrom,
        BudgetTo = BudgetTo,
        Purpose = Purpose,
        PointsOfInterest = PointsOfInterest,
        Intent = Intent,
        Line = Line,
        Advert = Advert,
        Questions = Questions,
        Notes = Notes,
        Talk = Talk,
        IsNameGiven = IsNameGiven,
        InvitedFor = Instant(calendar, InvitedFor),
        CallBackAt = Instant(calendar, CallBackAt),
        OutOfTurnReason = OutOfTurnReason,
    };

    /// <summary>The message to the owner.</summary>
    public HandOverCall HandOver(Guid projectId, BusinessCalendar calendar, DateTime now, IStringLocalizer<CallTexts> texts) =>
        new(projectId, Phone, Name, CallBackNumber, AsMessage(texts), Answered(calendar), Seconds(now))
        {
            Line = Line,
            Advert = Advert,
            Talk = Talk,
            IsNameGiven = IsNameGiven,
            CallBackAt = Instant(calendar, CallBackAt),
        };

    /// <summary>Everything that was typed about the call in one text, so that nothing is lost when it turns out to be a colleague's.</summary>
    private string AsMessage(IStringLocalizer<CallTexts> texts)
    {
        string[] lines =
        [
            Message,
            Entry(texts["layouts"], Layouts),
            Entry(texts["area"], Range(AreaFrom, AreaTo, "㎡")),
            Entry(texts["budget"], Range(BudgetFrom, BudgetTo, texts["budget.unit"])),
            Entry(texts["purpose"], Purpose),
            Entry(texts["points"], PointsOfInterest),
            Entry(texts["invited"], InvitedFor?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? ""),
            Entry(texts["more-phones"], MorePhones),
            Entry(texts["email"], Email),
            Entry(texts["questions"], Questions),
            Notes,
        ];
        var text = string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0).Distinct());
        return text.Length <= MessageLength ? text : text[..(char.IsHighSurrogate(text[MessageLength - 1]) ? MessageLength - 1 : MessageLength)];

        static string Entry(string label, string value) => value.Length == 0 ? "" : $"{label}：{value}";

        static string Range(int? from, int? to, string unit) => (from, to) switch
        {
            (null, null) => "",
            (null, _) => $"≤ {to} {unit}",
            (_, null) => $"≥ {from} {unit}",
            _ => $"{from}–{to} {unit}",
        };
    }

    private DateTime Answered(BusinessCalendar calendar) => IsEnteredAfterwards && AnsweredLocally is { } local ? calendar.Instant(local) : AnsweredAt;

    private int Seconds(DateTime now) => IsEnteredAfterwards ? Minutes * 60 : (int)Math.Max(0, ((EndedAt ?? now) - AnsweredAt).TotalSeconds);

    private static DateTime? Instant(BusinessCalendar calendar, DateTime? local) => local is { } time ? calendar.Instant(time) : null;
}
