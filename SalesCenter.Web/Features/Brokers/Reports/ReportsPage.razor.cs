using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Brokers;
using SalesCenter.Web.Features.Brokers.Companies;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>渠道报备: what brokers reported; filter, page and the report that is open stand in the address.</summary>
public sealed partial class ReportsPage
{
    private const int PageSize = 50;
    private IReadOnlyList<BrokerRow> brokers = [];
    private ReportPage? page;
    private Refusal? refusal;
    private ReportFilter? shown;
    private int shownPage, opened;
    private Guid? shownReport;
    private Panel panel;

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public Guid? Company { get; set; }

    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    /// <summary>The report that is open beside the list.</summary>
    [SupplyParameterFromQuery]
    public Guid? Report { get; set; }

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    private enum Panel
    {
        None,
        New,
        Confirm,
        Report,
    }

    private ReportFilter Filter => new(Enum.TryParse<BrokerReportState>(State, out var state) ? state : null, Company, Text ?? "");

    private int Number => Math.Max(Page ?? 1, 1);

    private string PanelTitle => panel switch { Panel.New => T["report.new"], Panel.Confirm => T["confirm"], _ => T["report"] };

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task OnParametersSetAsync()
    {
        if (Report is not null && Report != shownReport)
            Open(Panel.Report);
        shownReport = Report;
        if (shown is not null && (shown, shownPage) != (Filter, Number))
            await Refresh();
    }

    protected override async Task Refresh()
    {
        (shown, shownPage) = (Filter, Number);
        if (brokers.Count == 0)
            brokers = await UseCases.Send(new GetBrokers(Workplace.ProjectId)) is { Succeeded: true } known ? known.Value : [];
        var answer = await UseCases.Send(new GetReports(Workplace.ProjectId, Filter, (Number - 1) * PageSize, PageSize));
        (page, refusal) = (answer.Succeeded ? answer.Value : page, answer.Refusal);
    }

    private void Open(Panel which) => (panel, opened) = (which, opened + 1);

    private void OpenReport(Guid id)
    {
        if (id == Report)
            Open(Panel.Report);
        else
            Go("report", id.ToString());
    }

    private void Close()
    {
        panel = Panel.None;
        if (Report is not null)
            Go("report", null);
    }

    private Task Decided()
    {
        opened++;
        return Refresh();
    }

    private void Go(string part, string? value) => Navigation.NavigateTo(part is "page" or "report"
        ? Navigation.GetUriWithQueryParameter(part, value)
        : Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [part] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null }));
}
