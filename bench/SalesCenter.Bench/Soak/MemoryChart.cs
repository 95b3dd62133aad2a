using System.Globalization;
using System.Text;

namespace SalesCenter.Bench.Soak;

/// <summary>A plain picture of the resident memory of each process over time: a line for each life of it.</summary>
internal static class MemoryChart
{
    private const int Width = 900, Height = 420, Left = 60, Right = 140, Top = 20, Bottom = 40;
    private static readonly string[] Colours = ["#1f6fb2", "#c2571a", "#2e7d32", "#7b3fa0", "#8a6d00", "#b0305c"];

    public static string Draw(IReadOnlyList<Sample> samples)
    {
        var svg = new StringBuilder();
        void Add(FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        var minutes = Math.Max(1, samples.Count == 0 ? 1 : samples[^1].Minute);
        var most = Math.Max(100, Math.Ceiling(samples.SelectMany(sample => sample.Processes).Select(taken => taken.ResidentMiB).DefaultIfEmpty(0).Max() / 100) * 100);
        double X(double minute) => Left + minute / minutes * (Width - Left - Right);
        double Y(double memory) => Height - Bottom - memory / most * (Height - Top - Bottom);

        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"Resident memory of each process in MiB over the minutes of the run\">");
        Add($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        for (var memory = 0.0; memory <= most; memory += 100)
            Add($"<path d=\"M{Left} {Y(memory):0.0}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{Y(memory) + 4:0.0}\" text-anchor=\"end\">{memory:0}</text>");
        for (var minute = 0; minute <= minutes; minute += 10)
            Add($"<text x=\"{X(minute):0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{minute}</text>");
        Add($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 4}\" text-anchor=\"middle\">minutes</text><text x=\"8\" y=\"14\">MiB</text>");
        var names = samples.SelectMany(sample => sample.Processes).Select(taken => taken.Name).Distinct().Order().ToList();
        for (var index = 0; index < names.Count; index++)
        {
            var (name, colour) = (names[index], Colours[index % Colours.Length]);
            var lives = samples.SelectMany(sample => sample.Processes.Where(taken => taken.Name == name).Select(taken => (sample.Minute, Taken: taken))).GroupBy(one => one.Taken.Start);
            foreach (var life in lives)
                Add($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\" points=\"{string.Join(' ', life.Select(one => FormattableString.Invariant($"{X(one.Minute):0.0},{Y(one.Taken.ResidentMiB):0.0}")))}\"/>");
            Add($"<text x=\"{Width - Right + 12}\" y=\"{Top + 18 * (index + 1)}\" fill=\"{colour}\">{name}</text>");
        }
        Add($"</svg>");
        return svg.ToString();
    }
}
