using SalesCenter.Bench.Measuring;

namespace SalesCenter.Bench.Soak;

/// <summary>
/// What goes wrong, at random: parts are killed and come back, are stopped and go on, hold locks, lose connections. The first server and the first people
/// bear what ends a process; the last of each live through everything, so that their memory can be followed.
/// </summary>
internal sealed class Chaos(Scene scene)
{
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(45);
    private readonly Random chance = new(scene.Plan.Seed);

    /// <summary>How often each thing went wrong.</summary>
    public SortedDictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a server took from its start until it was ready, in seconds.</summary>
    public List<double> Starts { get; } = [];

    /// <summary>How long to leave everybody in peace.</summary>
    public TimeSpan Peace => TimeSpan.FromSeconds(chance.Next(15, 45));

    public Task Strike()
    {
        (string Name, int Weight, Func<Task> Do)[] faults =
        [
            ("a server killed (kill -9) and started again", 3, KillServer),
            ("a server told to end (SIGTERM) and started again", 2, RestartServer),
            ("a process of people killed (kill -9) at work and started again", 3, KillPeople),
            ("a server stopped for some seconds (SIGSTOP)", 2, () => Freeze(scene.Servers[chance.Next(scene.Servers.Count)])),
            ("a process of people stopped for some seconds, perhaps with the lock in its hand (SIGSTOP)", 2, () => Freeze(scene.Workers[chance.Next(scene.Workers.Count)].Child)),
            ("the database's lock held by a stranger for up to four seconds", 3, () => scene.Books.HoldLock(TimeSpan.FromSeconds(0.5 + 3.5 * chance.NextDouble()))),
            ("the database's lock held by a stranger for seven seconds, longer than writers wait", 1, () => scene.Books.HoldLock(TimeSpan.FromSeconds(7))),
            ("TVs cut off from the network", 3, CutOff),
            ("Redis killed and started again", scene.Redis is null ? 0 : 2, KillRedis),
        ];
        var pick = chance.Next(faults.Sum(fault => fault.Weight));
        var chosen = faults.First(fault => (pick -= fault.Weight) < 0);
        Faults[chosen.Name] = Faults.GetValueOrDefault(chosen.Name) + 1;
        Measure.Progress($"{(DateTime.UtcNow - scene.Begun).TotalMinutes:0.0} min: {chosen.Name}");
        return chosen.Do();
    }

    /// <summary>Starts what should run and does not.</summary>
    public async Task Revive()
    {
        foreach (var server in scene.Servers.Where(server => !server.IsRunning))
            Starts.Add((await scene.Start(server)).TotalSeconds);
    }

    private TimeSpan Away => TimeSpan.FromSeconds(chance.Next(1, 9));

    private async Task KillServer()
    {
        await scene.Servers[0].Kill();
        await Task.Delay(Away);
        Starts.Add((await scene.Start(scene.Servers[0])).TotalSeconds);
    }

    private async Task RestartServer()
    {
        if (!await scene.Servers[0].Terminate(ToEnd))
            Faults["of these, a server that had to be killed because it did not end in time"] = Faults.GetValueOrDefault("of these, a server that had to be killed because it did not end in time") + 1;
        Starts.Add((await scene.Start(scene.Servers[0])).TotalSeconds);
    }

    private async Task KillPeople()
    {
        await scene.Workers[0].Child.Kill();
        await Task.Delay(Away);
        await Scene.Start(scene.Workers[0]);
    }

    private async Task Freeze(Child child)
    {
        await child.Signal("STOP");
        await Task.Delay(Away);
        await child.Signal("CONT");
    }

    private Task CutOff()
    {
        foreach (var tv in scene.Tvs.Where(_ => chance.Next(2) == 0))
            tv.Disconnect();
        return Task.CompletedTask;
    }

    private async Task KillRedis()
    {
        await scene.Redis!.Kill();
        await Task.Delay(Away);
        scene.Redis.Start();
    }
}
