using System.Globalization;
using System.Text;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Soak.People;

namespace SalesCenter.Bench.Soak;

/// <summary>What a soak found, in Markdown, with a picture of the memory beside it; written anew after every check, so that a run that is broken off leaves what it knows.</summary>
internal sealed class Report(Scene scene, Checks checks, Chaos chaos, Sampler sampler)
{
    private const int RowEvery = 10;

    public void Write()
    {
        var file = scene.Plan.Report ?? Path.Combine(scene.Plan.Folder, "soak.md");
        var picture = Path.ChangeExtension(file, ".svg");
        var samples = sampler.Samples.ToList();
        File.WriteAllText(picture, MemoryChart.Draw(samples));
        File.WriteAllText(file, Text(samples, Path.GetFileName(picture)));
    }

    private string Text(List<Sample> samples, string picture)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        void Table(string head, IEnumerable<string> rows)
        {
            Line($"{head}");
            Line($"|{string.Concat(Enumerable.Repeat(" --- |", head.Count(sign => sign == '|') - 1))}");
            foreach (var row in rows)
                Line($"{row}");
            Line($"");
        }
        var deeds = scene.Workers.SelectMany(worker => Journal.Read(worker.Journal)).ToList();
        var minutes = (DateTime.UtcNow - scene.Begun).TotalMinutes;

        Line($"## The run");
        Line($"");
        Line($"{Machine.Describe(scene.Plan.Folder)}");
        Line($"");
        Line($"Begun {scene.Begun:yyyy-MM-dd HH:mm} UTC, {minutes:0} minutes, seed {scene.Plan.Seed}, pace {scene.Plan.Pace}: {scene.Servers.Count} servers and {scene.Workers.Count} processes of people on one SQLite file, {(scene.Redis is null ? "no Redis" : "a Redis")}, {scene.Tvs.Count} TVs, {scene.Visitors.Count} browsers.");
        Line($"");
        Line($"## What was done");
        Line($"");
        Line($"{deeds.Count} commands were answered: {deeds.Count(deed => deed.IsDone)} done, {deeds.Count(deed => !deed.IsDone)} refused.");
        Line($"");
        Table("| role | done | refused |", deeds.GroupBy(deed => deed.Role).OrderByDescending(group => group.Count()).Select(group => $"| {group.Key} | {group.Count(deed => deed.IsDone)} | {group.Count(deed => !deed.IsDone)} |"));
        Table("| command | done | refused | p50 | p99 |", deeds.GroupBy(deed => deed.Command).OrderByDescending(group => group.Count()).Select(group => (group, Waits: new Percentiles(group.Select(deed => deed.Milliseconds))))
            .Select(one => Row($"| {one.group.Key} | {one.group.Count(deed => deed.IsDone)} | {one.group.Count(deed => !deed.IsDone)} | {one.Waits.Median:0} ms | {one.Waits.P99:0} ms |")));
        Table("| refused because | times |", deeds.Where(deed => !deed.IsDone).GroupBy(deed => deed.Answer).OrderByDescending(group => group.Count()).Select(group => $"| {group.Key} | {group.Count()} |"));
        Table("| in the end there are | |", scene.Books.Made().Select(made => $"| {made.Name} | {made.Count} |"));
        Screens(Line, Table);
        Line($"## What went wrong on purpose");
        Line($"");
        Table("| fault | times |", chaos.Faults.Select(fault => $"| {fault.Key} | {fault.Value} |"));
        var starts = new Percentiles(chaos.Starts);
        Line($"A server was ready {starts.Median:0.0} s after its start (median), {starts.Largest:0.0} s at the longest. Starts: {string.Join(", ", scene.Processes.Select(process => $"{process.Name} {process.Starts}"))}.");
        Line($"");
        Line($"## What must always be true");
        Line($"");
        Table("| checked while everybody rested | times | wrong |", checks.Verdicts.GroupBy(verdict => verdict.What).Select(group => $"| {group.Key} | {group.Count()} | {group.Count(verdict => !verdict.IsOk)} |"));
        foreach (var wrong in checks.Verdicts.Where(verdict => !verdict.IsOk))
            Line($"- minute {wrong.Minute:0.0}, {wrong.What}: {wrong.Detail}");
        foreach (var trouble in scene.Workers.SelectMany(worker => worker.Troubles).Concat(scene.Visitors.SelectMany(visitor => visitor.Failures)).GroupBy(line => line[9..]).OrderByDescending(group => group.Count()).Take(20))
            Line($"- {trouble.Count()} times: {trouble.Key}");
        Line($"");
        Memory(samples, picture, Line, Table);
        return text.ToString();
    }

    private void Screens(Action<FormattableString> line, Action<string, IEnumerable<string>> table)
    {
        var visits = scene.Visitors.SelectMany(visitor => visitor.Visits).ToList();
        var lags = new Percentiles(sampler.Lags.ToList());
        line($"{lags.Count} times a TV heard of a change: p50 {lags.Median:0} ms, p99 {lags.P99:0} ms, longest {lags.Largest / 1000:0.0} s after it was written (faults included). TVs connected {scene.Tvs.Sum(tv => tv.Connections)} times and asked for what they missed {scene.Tvs.Sum(tv => tv.Gaps)} times. {scene.Visitors.Sum(visitor => visitor.BoardsOpened)} circuits were opened; {scene.Visitors.Sum(visitor => visitor.BoardsFailed)} times a circuit ended with its server or could not be opened.");
        line($"");
        table("| pages asked for, by answer | times | p50 | p99 |", visits.GroupBy(visit => visit.Status).OrderBy(group => group.Key).Select(group => (group, Waits: new Percentiles(group.Select(visit => visit.Milliseconds))))
            .Select(one => Row($"| {(one.group.Key == 0 ? "none, its server was away" : one.group.Key)} | {one.group.Count()} | {one.Waits.Median:0} ms | {one.Waits.P99:0} ms |")));
    }

    private static void Memory(List<Sample> samples, string picture, Action<FormattableString> line, Action<string, IEnumerable<string>> table)
    {
        var names = samples.SelectMany(sample => sample.Processes).Select(taken => taken.Name).Distinct().Order().ToList();
        line($"## Memory and speed over time");
        line($"");
        line($"![Resident memory of each process over time]({picture})");
        line($"");
        line($"Resident memory in MiB (in brackets the managed heap where the process tells it), and the other figures of the half minute before; a star marks a process that was started anew since the row before.");
        line($"");
        var starts = new Dictionary<string, int>();
        table($"| minute | {string.Join(" | ", names)} | commands | refused | p50 | p99 | TV p50 | TV p99 | database + log |", samples.Where((_, index) => index % RowEvery == RowEvery - 1 || index == samples.Count - 1).Select(sample =>
            Row($"| {sample.Minute:0} | {string.Join(" | ", names.Select(name => Cell(sample, name, starts)))} | {sample.Commands} | {sample.Refused} | {sample.P50:0} ms | {sample.P99:0} ms | {sample.LagP50:0} ms | {sample.LagP99:0} ms | {sample.DatabaseMiB:0.0} + {sample.WalMiB:0.0} MiB |")));
        table("| process | resident, at 5 min | at the end | most | growth after a quarter of an hour | threads | handles | CPU |", names.Select(name => Growth(samples, name)));
    }

    private static string Cell(Sample sample, string name, Dictionary<string, int> starts)
    {
        if (sample.Processes.FirstOrDefault(taken => taken.Name == name) is not { } taken)
            return "–";
        var isNew = starts.TryGetValue(name, out var start) && start != taken.Start;
        starts[name] = taken.Start;
        return Row($"{taken.ResidentMiB:0}{(taken.HeapMiB > 0 ? Row($" ({taken.HeapMiB:0})") : "")}{(isNew ? " *" : "")}");
    }

    private static string Growth(List<Sample> samples, string name)
    {
        var own = samples.Select(sample => (sample.Minute, Taken: sample.Processes.FirstOrDefault(taken => taken.Name == name))).Where(one => one.Taken is not null).ToList();
        var (early, last) = (own.FirstOrDefault(one => one.Minute >= 5).Taken ?? own[^1].Taken!, own[^1].Taken!);
        var growth = last.Start > 2 ? "started anew" : Slope([.. own.Where(one => one.Minute >= 15 && one.Taken!.Start == own[0].Taken!.Start).Select(one => (one.Minute / 60, one.Taken!.AnonymousMiB))]) is { } slope
            ? Row($"{slope:+0.0;−0.0;0.0} MiB an hour (anonymous memory)") : "too short";
        return Row($"| {name} | {early.ResidentMiB:0} MiB | {last.ResidentMiB:0} MiB | {own.Max(one => one.Taken!.ResidentMiB):0} MiB | {growth} | {last.Threads} | {last.Handles} | {last.CpuSeconds:0} s since its last start |");
    }

    /// <summary>The line nearest to the points rises so much from one hour to the next.</summary>
    private static double? Slope((double Hour, double Value)[] points)
    {
        if (points.Length < 10)
            return null;
        var (hour, value) = (points.Average(point => point.Hour), points.Average(point => point.Value));
        return points.Sum(point => (point.Hour - hour) * (point.Value - value)) / points.Sum(point => (point.Hour - hour) * (point.Hour - hour));
    }

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);
}
