using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>销售业务日报表 of a business day: a consultant's own, a supervisor's group, for managers everybody's.</summary>
/// <param name="Day">The business day; the running one when none is said.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetDailyReport(Guid ProjectId, DateOnly? Day = null) : Query<DayReport>, IInProject;

/// <summary>The daily report of a day as its reader may see it.</summary>
/// <param name="Running">The business day that runs now.</param>
/// <param name="From">The cut-off with which the day began, UTC.</param>
/// <param name="Until">The cut-off with which it ends, UTC.</param>
/// <param name="Rows">By group and name; submitted ones as they were submitted.</param>
/// <param name="Late">What was entered late on this day, the latest on top.</param>
public sealed record DayReport(DateOnly Day, DateOnly Running, DateTime From, DateTime Until, IReadOnlyList<ReportRow> Rows, IReadOnlyList<LateEntry> Late)
{
    /// <summary>The reader's own report; nothing when they report nothing.</summary>
    public ReportRow? Mine => Rows.FirstOrDefault(row => row.IsMine);

    /// <summary>All rows together.</summary>
    public ReportFigures Total { get; } = Rows.Aggregate(ReportFigures.None, (sum, row) => sum.Plus(row.Figures));
}

/// <summary>A consultant's report.</summary>
/// <param name="Figures">As submitted; as they are now while it is open.</param>
/// <param name="Differences">What the day would say otherwise now; nothing while it is open.</param>
/// <param name="MayCheck">Whether the reader can check it now.</param>
public sealed record ReportRow(
    Guid ConsultantId, string Group, ReportState State, ReportFigures Figures, IReadOnlyList<ReportDifference> Differences, string Remarks,
    DateTime? SubmittedAt, Guid? CheckedById, DateTime? CheckedAt, bool IsMine, bool MayCheck);

/// <summary>补录: a call or contact that was entered on a later day than it happened.</summary>
/// <param name="IsCall">A call at the hotline; else a contact.</param>
public sealed record LateEntry(Guid ConsultantId, bool IsCall, DateTime HappenedAt, DateTime EnteredAt);

public sealed class GetDailyReportHandler(ReportBook book) : IQueryHandler<GetDailyReport, DayReport>
{
    public async ValueTask<DayReport> Handle(GetDailyReport query, CancellationToken cancellationToken) => await book.Of(query.ProjectId, query.Day, cancellationToken);
}
