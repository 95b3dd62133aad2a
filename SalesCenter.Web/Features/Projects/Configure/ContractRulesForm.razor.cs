using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Projects.Configure;

public sealed partial class ContractRulesForm
{
    private const string OutOfRange = "settings.out-of-range";
    private const int Most = 20;
    private readonly Dictionary<string, ApprovalPath> paths = [];
    private List<Row> rows = [];
    private int online, filing, penalty;

    [Parameter, EditorRequired]
    public Guid ProjectId { get; set; }

    /// <summary>The rules as they are.</summary>
    [Parameter, EditorRequired]
    public ProjectSettings Settings { get; set; } = null!;

    /// <summary>Whether these rules were just saved.</summary>
    [Parameter]
    public bool IsSaved { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private DateOnly Today => Settings.Calendar.DateOf(Time.GetUtcNow().UtcDateTime);

    private IEnumerable<(string Id, ApprovalPath Path)> Paths => paths.Select(path => (path.Key, path.Value));

    protected override void OnInitialized()
    {
        (paths["change"], paths["return"], paths["clause"]) = (Settings.ContractChangePath, Settings.UnitReturnPath, Settings.ClausePath);
        (online, filing, penalty) = (Settings.OnlineSigningDays, Settings.FilingDays, Settings.ReturnPenaltyPercent);
        rows = [.. Settings.FirstPaymentRules.Select(rule => new Row { Use = rule.Use, From = rule.From, Percent = rule.LeastPercent })];
    }

    private Refusal? Beside(string setting) => Refusal is { Code: OutOfRange } refusal && Equals(refusal.Values[0], setting) ? refusal : null;

    private Task Send() => Submit(new ConfigureContractRules(
        ProjectId, paths["change"], paths["return"], paths["clause"], online, filing, penalty, [.. rows.Select(row => new FirstPaymentWish(row.Use ?? "", row.From, row.Percent))]));

    /// <summary>A rule of the first payment while it is typed.</summary>
    private sealed class Row
    {
        public string? Use { get; set; } = "";

        public DateOnly From { get; set; }

        public int Percent { get; set; } = 30;
    }
}
