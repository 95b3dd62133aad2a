using System.Diagnostics;
using System.Text.Json.Nodes;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Soak.People;

namespace SalesCenter.Bench.Soak;

/// <summary>Whether something that is always true was true at a moment.</summary>
internal sealed record Verdict(double Minute, string What, bool IsOk, string Detail);

/// <summary>Looks, while everybody rests, whether what must always be true is true.</summary>
internal sealed class Checks(Scene scene)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Rest = TimeSpan.FromMinutes(10), Glance = TimeSpan.FromMilliseconds(200), YoungBoard = TimeSpan.FromSeconds(10);

    public List<Verdict> Verdicts { get; } = [];

    public async Task Run()
    {
        foreach (var worker in scene.Workers)
            Note($"everybody rests ({worker.Child.Name})", await worker.Pause(Rest), "the people did not come to rest");
        try
        {
            await Screens();
            Promises();
            foreach (var (name, wrong) in scene.Books.Contradicting())
                Note($"never {name}", wrong == 0, $"{wrong} found");
            await Verify();
        }
        finally
        {
            foreach (var worker in scene.Workers)
                worker.GoOn();
        }
    }

    /// <summary>What was acknowledged exists, what was refused does not. A request that was sent twice counts as acknowledged when one of its answers was.</summary>
    private void Promises()
    {
        var kept = scene.Books.Kept();
        var deeds = scene.Workers.SelectMany(worker => Journal.Read(worker.Journal)).ToLookup(deed => deed.RequestId);
        var lost = deeds.Where(request => request.Any(deed => deed.IsDone) && !kept.Contains(request.Key)).ToList();
        var done = deeds.Where(request => !request.Any(deed => deed.IsDone) && kept.Contains(request.Key)).ToList();
        Note("what was acknowledged exists", lost.Count == 0, string.Join(", ", lost.Take(5).Select(request => request.First())));
        Note("what was refused does not exist", done.Count == 0, string.Join(", ", done.Take(5).Select(request => request.First())));
        var defects = deeds.SelectMany(request => request).Where(deed => deed.Answer == "system.defect").ToList();
        Note("no command ended in a defect", defects.Count == 0, string.Join(", ", defects.Take(5)));
        var twice = scene.Workers.SelectMany(worker => worker.Troubles).Where(trouble => trouble.Contains(Worker.Anomaly, StringComparison.Ordinal)).ToList();
        Note("a double tap is answered alike", twice.Count == 0, string.Join(", ", twice.Take(5)));
    }

    /// <summary>Every TV, every server's boards and every open screen come to show what the database has.</summary>
    private async Task Screens()
    {
        var start = Stopwatch.GetTimestamp();
        var wrong = Wrong();
        while (wrong.Count > 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Glance);
            wrong = Wrong();
        }
        Note("every TV shows what the database has", wrong.Count == 0, string.Join("; ", wrong));
        var late = Late();
        while (late.Count > 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Glance);
            late = Late();
        }
        Note("every open board was drawn on after the last change", late.Count == 0, string.Join("; ", late));
        foreach (var server in scene.Servers)
            await Health(server);
    }

    private List<string> Wrong()
    {
        var boards = scene.Sites.ToDictionary(site => site, site => scene.Books.Board(site.Id));
        return [.. scene.Tvs.Select(tv => (tv, tv.Shown, Board: boards[tv.Site]))
            .Where(one => one.Shown.Number != one.Board.Number || one.Shown.Statuses.Count != one.Board.Statuses.Count || one.Shown.Statuses.Any(unit => one.Board.Statuses.GetValueOrDefault(unit.Key, -1) != unit.Value))
            .Select(one => $"{one.tv.Server} {one.tv.Site.Code}: number {one.Shown.Number} of {one.Board.Number}, {one.Shown.Statuses.Count(unit => one.Board.Statuses.GetValueOrDefault(unit.Key, -1) != unit.Value)} units wrong")];
    }

    /// <summary>A board that is open for a while was drawn on after the last change that it was there for.</summary>
    private List<string> Late()
    {
        var last = scene.Sites.ToDictionary(site => site, site => scene.Books.Entries(site.Id, scene.Books.Board(site.Id).Number - 1)[^1].At);
        return [.. scene.Visitors.Select(visitor => (visitor, visitor.Board)).Where(one => one.Board is { } board && last[one.visitor.Site] > board.Since + YoungBoard && board.DrawnAt < last[one.visitor.Site])
            .Select(one => $"{one.visitor.Server} {one.visitor.Site.Code}: drawn {(last[one.visitor.Site] - one.Board!.Value.DrawnAt).TotalSeconds:0.0} s before the last change")];
    }

    private async Task Health(Child server)
    {
        using var client = new HttpClient { BaseAddress = scene.AddressOf(server), Timeout = Patience };
        var (start, answer) = (Stopwatch.GetTimestamp(), "");
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            try
            {
                using var said = await client.GetAsync("/health/ready");
                answer = await said.Content.ReadAsStringAsync();
                if (said.IsSuccessStatusCode && (string?)JsonNode.Parse(answer)!["status"] == "Healthy" && (long)JsonNode.Parse(answer)!["checks"]!["boards"]!["data"]!["behind"]! == 0)
                {
                    Note($"{server.Name} says it is healthy and not behind", true, "");
                    return;
                }
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
            {
                answer = away.Message;
            }
            await Task.Delay(Glance);
        }
        Note($"{server.Name} says it is healthy and not behind", false, answer);
    }

    /// <summary>A backup while everybody works is whole, and what is in it is true: the product's own command looks at both.</summary>
    public Task BackUp() => Order("a backup taken while everybody works is good", "backup", Path.Combine(scene.Plan.Folder, "backups"), "--keep", "2");

    /// <summary>The product's own command, which checks all invariants and the chain of the audit trail.</summary>
    private Task Verify() => Order("the product's command verify finds nothing wrong", "verify");

    private async Task Order(string what, params string[] order)
    {
        var start = new ProcessStartInfo("dotnet", [scene.Assembly, .. order]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in scene.Environment)
            start.Environment[key] = value;
        using var command = Process.Start(start)!;
        var (said, failed) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        Note(what, command.ExitCode == 0, string.Join(" | ", (await said + await failed).Split('\n').Where(line => !line.StartsWith("ok", StringComparison.Ordinal) && !line.StartsWith("note", StringComparison.Ordinal))));
    }

    /// <summary>Keeps what was found.</summary>
    public void Note(string what, bool isOk, string detail)
    {
        Verdicts.Add(new Verdict((DateTime.UtcNow - scene.Begun).TotalMinutes, what, isOk, isOk ? "" : detail));
        if (!isOk)
            Measure.Progress($"WRONG {what}: {detail}");
    }
}
