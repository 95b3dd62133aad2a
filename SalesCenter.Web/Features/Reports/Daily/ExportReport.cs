using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>A day's report as an .xlsx sheet, as far as its reader sees it: a line for each consultant and period, and the totals; on a second sheet what is left of each layout.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ExportReport(Guid ProjectId, DateOnly Day) : Query<byte[]>, IInProject;

public sealed class ExportReportHandler(ReportBook book, SalesDb db, CurrentUser user, Words words, IStringLocalizer<ReportTexts> texts, ILogger<ExportReport> log) : IQueryHandler<ExportReport, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportReport query, CancellationToken cancellationToken)
    {
        var report = await book.Of(query.ProjectId, query.Day, cancellationToken);
        log.LogInformation("{Person} exported the daily report of {Day} of {Project}", user.Id, report.Day, query.ProjectId);
        var lines = report.Rows.SelectMany(row => Lines(row, row.Figures)).Concat(Lines(null, report.Total));
        return Sheet.Write([Sheet.Part(texts["report"], Columns(), lines), Sheet.Part(texts["stock"], StockColumns(), await db.StockByLayout(cancellationToken))]);
    }

    private static IEnumerable<(ReportRow? Row, ReportPeriod Period, ActivityFigures Figures)> Lines(ReportRow? row, ReportFigures figures) =>
        Enum.GetValues<ReportPeriod>().Select(period => (row, period, figures[period]));

    private List<SheetColumn<LayoutStock>> StockColumns() =>
    [
        new(texts["stock.layout"], line => line.Layout.Length > 0 ? line.Layout : texts["stock.no-layout"].Value),
        new(texts["stock.left"], line => line.Left), new(texts["stock.available"], line => line.Available), new(texts["stock.area"], line => line.Area.SquareMetres),
        new(texts["stock.in-talks"], line => line.InTalks), new(texts["stock.shut"], line => line.Shut), new(texts["stock.units"], line => line.Units),
    ];

    private List<SheetColumn<(ReportRow? Row, ReportPeriod Period, ActivityFigures Figures)>> Columns() =>
    [
        new(texts["group"], line => line.Row?.Group),
        new(texts["consultant"], line => line.Row is { } row ? words.Person(row.ConsultantId) : texts["total"].Value),
        new(texts["state"], line => line.Row is { } row ? words.Name(row.State) : null),
        new(texts["period"], line => words.Name(line.Period)),
        .. ReportColumns.Figures.Select(figure => new SheetColumn<(ReportRow? Row, ReportPeriod Period, ActivityFigures Figures)>(words.Name(figure), line => line.Figures[figure])),
        .. ReportColumns.Amounts.Select(amount => new SheetColumn<(ReportRow? Row, ReportPeriod Period, ActivityFigures Figures)>(words.Name(amount), line => ReportAmounts.Value(amount, line.Figures))),
        new(texts["sources"], line => string.Join("、", line.Figures.Sources.OrderByDescending(source => source.Value).Select(source => $"{source.Key} {source.Value}"))),
        new(texts["remarks"], line => line.Row is { } row && line.Period == ReportPeriod.Today ? row.Remarks : null),
        new(texts["checked-by"], line => line.Row?.CheckedById is { } by ? words.Person(by) : null),
    ];
}
