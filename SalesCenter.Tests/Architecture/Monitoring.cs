using System.Text.RegularExpressions;

namespace SalesCenter.Tests.Architecture;

/// <summary>Dashboard and alerts ask for what the product measures, and the guide says what to do about each.</summary>
public sealed partial class Monitoring
{
    private static readonly string Alerts = Read("deploy", "prometheus", "alerts.yml"), Dashboard = Read("deploy", "grafana", "dashboards", "salescenter.json"), Guide = Read("docs", "operations.md");

    [Fact]
    public void Every_alert_is_explained()
    {
        var alerts = Alert().Matches(Alerts).Select(match => match.Groups[1].Value).ToList();

        alerts.Should().NotBeEmpty();
        alerts.Where(alert => !Guide.Split('\n').Any(line => line.StartsWith('|') && line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries).Contains(alert))).Should().BeEmpty();
    }

    [Fact]
    public void Everything_asked_for_is_measured()
    {
        var measured = SourceTree.Product.Where(file => file.IsCode).SelectMany(file => Instrument().Matches(file.Text)).Select(match => match.Groups[1].Value.Replace('.', '_')).ToHashSet();
        var asked = Asked().Matches(Alerts + Dashboard).Select(match => match.Value).Distinct().ToList();

        asked.Should().HaveCountGreaterThan(8);
        asked.Where(name => !measured.Contains(Ending().Replace(name, ""))).Should().BeEmpty();
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([SourceTree.Root, .. path]));

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Alert();

    [GeneratedRegex("\"(salescenter\\.[a-z.]+)\"")]
    private static partial Regex Instrument();

    [GeneratedRegex("salescenter_[a-z_]+")]
    private static partial Regex Asked();

    /// <summary>What Prometheus puts behind a name for its unit and kind.</summary>
    [GeneratedRegex("(_seconds|_bytes)?(_bucket|_count|_sum|_total)?$")]
    private static partial Regex Ending();
}
