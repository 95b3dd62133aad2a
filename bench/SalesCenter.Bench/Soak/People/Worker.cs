using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Product;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Bench.Soak.People;

/// <summary>
/// A process that runs the whole product and, inside it, people who work at all the desks of all projects, until it is killed or its input ends.
/// It is told to pause and to go on, and says when everybody rests.
/// </summary>
internal static class Worker
{
    public const string Argument = "soak-worker";
    public const string Pause = "pause", GoOn = "go", Paused = "paused", Ready = "ready", Heap = "heap ", Trouble = "TROUBLE ", Anomaly = "ANOMALY ";
    private const int Lanes = 6;
    private static readonly TimeSpan Think = TimeSpan.FromSeconds(2.5), BetweenHeaps = TimeSpan.FromSeconds(15);

    /// <param name="settings">Database, journal, seed, pace.</param>
    public static async Task<int> Run(string[] settings)
    {
        await using var centre = await SalesCentre.OpenFile(settings[0]);
        using var journal = new Journal(settings[1]);
        var (seed, pace) = (int.Parse(settings[2], null), double.Parse(settings[3], null));
        var offices = await Offices(centre, journal);
        using var steps = new SemaphoreSlim(Lanes);
        for (var lane = 0; lane < Lanes; lane++)
            _ = Work(offices, new Random(seed * Lanes + lane), steps, pace);
        _ = TellHeap();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } order)
            await Follow(order, steps);
        Environment.Exit(0);
        return 0;
    }

    private static async Task Follow(string order, SemaphoreSlim steps)
    {
        switch (order)
        {
            case Pause:
                for (var lane = 0; lane < Lanes; lane++)
                    await steps.WaitAsync();
                Console.WriteLine(Paused);
                break;
            case GoOn:
                steps.Release(Lanes);
                break;
        }
    }

    private static async Task<List<Office>> Offices(SalesCentre centre, Journal journal)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        var members = await scope.ServiceProvider.GetRequiredService<SalesDb>().Memberships.IgnoreQueryFilters().AsNoTracking().Where(member => member.ProjectId != null).OrderBy(member => member.Id).ToListAsync();
        return [.. members.GroupBy(member => member.ProjectId!.Value).Select(project => new Office(centre, project.Key, project.ToLookup(member => member.Role, member => member.PersonId), journal))];
    }

    private static async Task Work(List<Office> offices, Random chance, SemaphoreSlim steps, double pace)
    {
        while (true)
        {
            await Task.Delay(-Math.Log(1 - chance.NextDouble()) * Think / pace);
            await steps.WaitAsync();
            try
            {
                await Step(offices[chance.Next(offices.Count)], chance);
            }
            catch (Exception trouble)
            {
                Console.WriteLine($"{Trouble}{trouble.GetType().Name}: {trouble.GetBaseException().Message.ReplaceLineEndings(" ")}");
            }
            finally
            {
                steps.Release();
            }
        }
    }

    /// <summary>Most of what is done takes a sale on; the telephone and the door are busy, the project is managed; some do anything, and some want the same.</summary>
    private static async Task Step(Office office, Random chance)
    {
        var kind = chance.Next(100);
        if (kind < 12)
        {
            await office.Receive(chance);
            return;
        }
        if (kind < 22)
        {
            await office.Manage(chance);
            return;
        }
        if (await office.SomeUnit(chance) is not { } unit)
            return;
        await (kind switch
        {
            < 26 => office.Rush(unit, chance),
            < 40 => office.Run(chance.GetItems(Enum.GetValues<Errand>(), 1)[0], unit, await office.SomeUnit(chance) ?? unit, chance),
            _ => office.GoOn(unit, chance),
        });
    }

    private static async Task TellHeap()
    {
        while (true)
        {
            Console.WriteLine($"{Heap}{GC.GetTotalMemory(forceFullCollection: false)}");
            await Task.Delay(BetweenHeaps);
        }
    }
}
