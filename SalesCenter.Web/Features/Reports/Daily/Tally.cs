using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Figures of one span while they are being counted.</summary>
internal sealed class Tally
{
    private readonly Dictionary<Guid, (Dictionary<ReportFigure, int> Counts, Dictionary<string, int> Sources, Dictionary<ReportAmount, long> Amounts)> counted = [];

    public bool IsEmpty => counted.Count == 0;

    /// <summary>By consultant; whoever has none is left out.</summary>
    public IReadOnlyDictionary<Guid, ActivityFigures> Figures => counted.ToDictionary(one => one.Key, one => new ActivityFigures(one.Value.Counts, one.Value.Sources) { Amounts = one.Value.Amounts });

    public void Add(Guid consultantId, ReportFigure figure, int count)
    {
        if (count > 0)
            Of(consultantId).Counts[figure] = Of(consultantId).Counts.GetValueOrDefault(figure) + count;
    }

    public void Add(Guid consultantId, ReportAmount amount, long value) => Of(consultantId).Amounts[amount] = Of(consultantId).Amounts.GetValueOrDefault(amount) + value;

    /// <summary>Several sources of one person are joined by 、.</summary>
    public void AddSources(Guid consultantId, string sources, int count)
    {
        foreach (var source in sources.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Of(consultantId).Sources[source] = Of(consultantId).Sources.GetValueOrDefault(source) + count;
    }

    private (Dictionary<ReportFigure, int> Counts, Dictionary<string, int> Sources, Dictionary<ReportAmount, long> Amounts) Of(Guid consultantId)
    {
        if (!counted.TryGetValue(consultantId, out var figures))
            counted[consultantId] = figures = ([], [], []);
        return figures;
    }
}
