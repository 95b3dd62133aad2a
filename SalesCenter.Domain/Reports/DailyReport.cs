using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Reports;

/// <summary>How far a consultant's daily report is.</summary>
public enum ReportState
{
    /// <summary>Not submitted yet; its figures still move.</summary>
    Open = 0,

    Submitted = 1,

    Checked = 2,
}

/// <summary>
/// 销售业务日报表: what one consultant reports of one business day (SOP 2.2.9). The figures are compiled by the product and kept
/// as they were submitted, whatever changes afterwards. A consultant has one report a day; a unique index keeps it so.
/// </summary>
public sealed class DailyReport : AggregateRoot
{
    private DailyReport() { }

    public DailyReport(Guid projectId, Guid consultantId, DateOnly day) => (ProjectId, ConsultantId, Day) = (projectId, consultantId, day);

    public Guid ProjectId { get; private set; }

    public Guid ConsultantId { get; private set; }

    /// <summary>The business day, from one cut-off to the next.</summary>
    public DateOnly Day { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>As they were when it was submitted last.</summary>
    public ReportFigures Figures { get; private set; } = ReportFigures.None;

    /// <summary>备注: what the consultant has to say of the day.</summary>
    public string Remarks { get; private set; } = "";

    /// <summary>催交: when the consultant was told that the day had ended without their report.</summary>
    public DateTime? RemindedAt { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    public Guid? CheckedById { get; private set; }

    public DateTime? CheckedAt { get; private set; }

    /// <summary>
    /// The consultant submits the day, or again with what has changed, until it is checked. Tells whether that is news: the same
    /// once more changes nothing. Refused for days that have not begun, and once somebody has checked it.
    /// </summary>
    public bool Submit(ReportFigures figures, string remarks, BusinessCalendar calendar, DateTime now)
    {
        if (Day > calendar.DayOf(now))
            throw new RefusedException(ReportRefusals.NotBegun);
        var isSame = State != ReportState.Open && Figures == figures && Remarks == remarks.Trim();
        if (isSame)
            return false;
        if (State == ReportState.Checked)
            throw new RefusedException(ReportRefusals.CheckedAlready(CheckedById!.Value, CheckedAt!.Value));
        (State, Figures, Remarks, SubmittedAt) = (ReportState.Submitted, figures, remarks.Trim(), now);
        return true;
    }

    /// <summary>The day has ended without the report, and its consultant is told so. Tells whether that is news: once is enough.</summary>
    public bool Remind(BusinessCalendar calendar, DateTime now)
    {
        if (State != ReportState.Open || RemindedAt is not null || Day >= calendar.DayOf(now))
            return false;
        RemindedAt = now;
        return true;
    }

    /// <summary>A superior has looked at it. Tells whether that is news. Nobody checks their own, nor what they have not seen.</summary>
    /// <param name="seen">When the report that they looked at was submitted.</param>
    public bool Check(Actor superior, DateTime seen, DateTime now)
    {
        if (superior.Id == ConsultantId)
            throw new RefusedException(ReportRefusals.OwnCheck);
        if (State == ReportState.Open)
            throw new RefusedException(ReportRefusals.NotSubmitted(ConsultantId));
        if (State == ReportState.Checked)
            return false;
        if (SubmittedAt != seen)
            throw new RefusedException(ReportRefusals.SubmittedAgain(ConsultantId, SubmittedAt!.Value));
        (State, CheckedById, CheckedAt) = (ReportState.Checked, superior.Id, now);
        return true;
    }
}

/// <summary>Why a step of a daily report is refused.</summary>
public static class ReportRefusals
{
    public static readonly Refusal NotBegun = new("report.not-begun");

    public static readonly Refusal OwnCheck = new("report.own-check");

    /// <summary>A report of somebody whom the reader does not lead.</summary>
    public static readonly Refusal OtherGroup = new("report.other-group");

    public static Refusal NotSubmitted(Guid consultantId) => new("report.not-submitted", new PersonReference(consultantId));

    public static Refusal CheckedAlready(Guid byId, DateTime at) => new("report.checked-already", new PersonReference(byId), at);

    public static Refusal SubmittedAgain(Guid consultantId, DateTime at) => new("report.submitted-again", new PersonReference(consultantId), at);
}
