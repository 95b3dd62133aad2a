using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>日报: the daily report of one business day; it follows what is entered, submitted and checked, by whomever.</summary>
public sealed partial class DailyReportPage
{
    private DayReport? report;
    private IReadOnlyList<LayoutStock>? stock;
    private Refusal? refusal;
    private string? asked;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "day")]
    private string? Day { get; set; }

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    /// <summary>Another day was asked for by the address.</summary>
    protected override Task OnParametersSetAsync() => asked == Day ? Task.CompletedTask : Refresh();

    protected override async Task Refresh()
    {
        asked = Day;
        var answer = await UseCases.Send(new GetDailyReport(Workplace.ProjectId, DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null));
        (report, refusal) = (answer.Succeeded ? answer.Value : report, answer.Refusal);
        var left = await UseCases.Send(new GetLayoutStock(Workplace.ProjectId));
        stock = left.Succeeded ? left.Value : stock;
    }

    private string LinkTo(DateOnly day) => Workplace.Link(DailyAddress.Of(day));

    private string Address(string? day) => Workplace.Link(string.IsNullOrEmpty(day) ? DailyAddress.Page : $"{DailyAddress.Page}?day={day}");
}
