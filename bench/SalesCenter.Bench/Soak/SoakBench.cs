using SalesCenter.Bench.Measuring;

namespace SalesCenter.Bench.Soak;

/// <summary>
/// Works the whole product for a long time: people at all desks, screens that watch, parts that are killed and come back; checks every few minutes what is always true,
/// and follows memory, speed and size.
/// </summary>
internal static class SoakBench
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromMinutes(4);

    public static async Task<int> Run(string[] arguments)
    {
        if (Plan.Read(arguments) is not { } plan)
        {
            Console.WriteLine($"Usage: {Plan.Usage}");
            return 1;
        }
        Directory.CreateDirectory(plan.Folder);
        Console.WriteLine($"{Machine.Describe(plan.Folder)}");
        Console.WriteLine($"soak, seed {plan.Seed}, {plan.Minutes} minutes, in {plan.Folder}");
        await using var scene = await Scene.Set(plan);
        var (checks, chaos, sampler) = (new Checks(scene), new Chaos(scene), new Sampler(scene));
        var report = new Report(scene, checks, chaos, sampler);
        using var over = new CancellationTokenSource();
        await scene.Begin();
        Measure.Progress("soak, everybody is at work");
        var sampling = sampler.Run(over.Token);
        for (var checkedAt = scene.Begun; DateTime.UtcNow - scene.Begun < TimeSpan.FromMinutes(plan.Minutes);)
        {
            await Task.Delay(chaos.Peace);
            if (DateTime.UtcNow - checkedAt < BetweenChecks)
            {
                await Strike(chaos, checks);
                continue;
            }
            await checks.BackUp();
            await Check(checks, report);
            checkedAt = DateTime.UtcNow;
        }
        await Check(checks, report);
        await RestartAll(scene, chaos);
        await Check(checks, report);
        await over.CancelAsync();
        await sampling;
        report.Write();
        return checks.Verdicts.TrueForAll(verdict => verdict.IsOk) ? 0 : 2;
    }

    /// <summary>A part that does not come back is a finding, and no reason to end the run.</summary>
    private static async Task Strike(Chaos chaos, Checks checks)
    {
        try
        {
            await chaos.Revive();
            await chaos.Strike();
        }
        catch (Exception failed) when (failed is InvalidOperationException or TimeoutException or Microsoft.Data.Sqlite.SqliteException or IOException)
        {
            checks.Note("what was killed comes back", false, failed.Message);
        }
    }

    private static async Task Check(Checks checks, Report report)
    {
        var before = checks.Verdicts.Count;
        await checks.Run();
        report.Write();
        Measure.Progress($"checked: {checks.Verdicts.Skip(before).Count(verdict => verdict.IsOk)} right, {checks.Verdicts.Skip(before).Count(verdict => !verdict.IsOk)} wrong");
    }

    /// <summary>At the end everything dies at once and comes back.</summary>
    private static async Task RestartAll(Scene scene, Chaos chaos)
    {
        foreach (var child in scene.Processes)
            await child.Kill();
        chaos.Faults["at the end: everything killed at once and started again"] = 1;
        scene.Redis?.Start();
        foreach (var server in scene.Servers)
            chaos.Starts.Add((await scene.Start(server)).TotalSeconds);
        foreach (var worker in scene.Workers)
            await Scene.Start(worker);
        await Task.Delay(TimeSpan.FromSeconds(30));
    }
}
