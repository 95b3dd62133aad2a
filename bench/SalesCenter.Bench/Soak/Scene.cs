using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Bench.Soak.People;
using SalesCenter.Bench.Soak.Watching;

namespace SalesCenter.Bench.Soak;

/// <summary>A process of people, with its journal.</summary>
internal sealed class Crew(Child child, string journal)
{
    private TaskCompletionSource rested = new(TaskCreationOptions.RunContinuationsAsynchronously), ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Child Child => child;

    public string Journal => journal;

    public ConcurrentQueue<string> Troubles { get; } = new();

    public void Start()
    {
        ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        child.Start();
    }

    public Task Ready(TimeSpan patience) => ready.Task.WaitAsync(patience);

    /// <summary>Lets everybody finish what they are at; answers whether they did in time.</summary>
    public async Task<bool> Pause(TimeSpan patience)
    {
        rested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        child.Tell(Worker.Pause);
        return await Task.WhenAny(rested.Task, Task.Delay(patience)) == rested.Task;
    }

    public void GoOn() => child.Tell(Worker.GoOn);

    public void Hear(string line, Action<double> heap)
    {
        if (line == Worker.Ready)
            ready.TrySetResult();
        else if (line == Worker.Paused)
            rested.TrySetResult();
        else if (line.StartsWith(Worker.Heap, StringComparison.Ordinal))
            heap(double.Parse(line[Worker.Heap.Length..], CultureInfo.InvariantCulture));
        else if (line.StartsWith(Worker.Trouble, StringComparison.Ordinal) || line.StartsWith(Worker.Anomaly, StringComparison.Ordinal))
            Troubles.Enqueue($"{DateTime.UtcNow:HH:mm:ss} {child.Name}: {line}");
    }
}

/// <summary>Everything that takes part: the servers and the people on one database, those who watch, and Redis where it is installed.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10), Glance = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<Child, Uri> addresses = [];

    private Scene(Plan plan, string assembly, IReadOnlyList<Site> sites)
    {
        Plan = plan;
        Assembly = assembly;
        Sites = sites;
        Database = DatabaseOf(plan);
        Books = new Books(Database);
        var redis = ServerProcess.FreePort();
        Environment = new Dictionary<string, string>
        {
            ["Database__Path"] = Database,
            ["Redis__Connection"] = $"127.0.0.1:{redis},abortConnect=false",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Demo__Seed"] = "false",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (Installed("redis-server"))
            Redis = new Child("redis", LogOf("redis"), "redis-server", ["--port", $"{redis}", "--bind", "127.0.0.1", "--save", "", "--dir", plan.Folder], new Dictionary<string, string>());
        Servers = [.. Enumerable.Range(1, plan.Servers).Select(NewServer)];
        Workers = [.. Enumerable.Range(1, plan.Workers).Select(NewCrew)];
        Tvs = [.. Servers.SelectMany((server, place) => sites.Select(site => new Tv(addresses[server], site, site.DisplayKeys[place])))];
        Visitors = [.. Servers.SelectMany((server, place) => sites.SelectMany((site, number) => site.Viewers.Select((name, viewer) =>
            new Visitor(addresses[server], site, name, plan.Pace, plan.Seed + 100 * place + 10 * number + viewer))))];
    }

    public Plan Plan { get; }

    public string Assembly { get; }

    public string Database { get; }

    public DateTime Begun { get; private set; } = DateTime.UtcNow;

    public IReadOnlyDictionary<string, string> Environment { get; }

    public IReadOnlyList<Site> Sites { get; }

    public Books Books { get; }

    public Child? Redis { get; }

    public IReadOnlyList<Child> Servers { get; }

    public IReadOnlyList<Crew> Workers { get; }

    public IReadOnlyList<Tv> Tvs { get; }

    public IReadOnlyList<Visitor> Visitors { get; }

    /// <summary>The managed heaps of the processes of people, in bytes, as they told last.</summary>
    public ConcurrentDictionary<string, double> Heaps { get; } = new();

    public IEnumerable<Child> Processes => [.. Servers, .. Workers.Select(worker => worker.Child), .. Redis is null ? [] : new[] { Redis }];

    public Uri AddressOf(Child server) => addresses[server];

    public static async Task<Scene> Set(Plan plan)
    {
        var assembly = plan.Product is { } folder ? Path.Combine(folder, "SalesCenter.Web.dll") : await Solution.Publish("SalesCenter.Web", Path.Combine(plan.Folder, "product"));
        Measure.Progress("soak, the town is founded");
        return new Scene(plan, assembly, await Town.Found(DatabaseOf(plan), plan.Servers));
    }

    /// <summary>Starts everything; time counts from here.</summary>
    public async Task Begin()
    {
        Redis?.Start();
        await Task.WhenAll([.. Servers.Select(Start), .. Workers.Select(Start)]);
        foreach (var tv in Tvs)
            tv.TurnOn();
        foreach (var visitor in Visitors)
            visitor.Come();
        Begun = DateTime.UtcNow;
    }

    /// <summary>Starts a server and waits until it says that it is ready; answers how long that took.</summary>
    public async Task<TimeSpan> Start(Child server)
    {
        var start = Stopwatch.GetTimestamp();
        server.Start();
        using var client = new HttpClient { BaseAddress = addresses[server] };
        while (!await IsReady(client))
        {
            if (!server.IsRunning || Stopwatch.GetElapsedTime(start) > Patience)
                throw new InvalidOperationException($"{server.Name} did not start; see {server.Log}.");
            await Task.Delay(Glance);
        }
        return Stopwatch.GetElapsedTime(start);
    }

    public static async Task Start(Crew worker)
    {
        worker.Start();
        await worker.Ready(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in Visitors)
            await visitor.DisposeAsync();
        foreach (var tv in Tvs)
            await tv.DisposeAsync();
        foreach (var child in Processes)
            await child.DisposeAsync();
    }

    private static string DatabaseOf(Plan plan) => Path.Combine(plan.Folder, "data", "salescenter.db");

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static bool Installed(string program) => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private Child NewServer(int number)
    {
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var child = new Child($"server {number}", LogOf($"server-{number}"), "dotnet", [Assembly, $"--urls={address.GetLeftPart(UriPartial.Authority)}"], Environment);
        addresses[child] = address;
        return child;
    }

    private Crew NewCrew(int number)
    {
        var (name, journal) = ($"people {number}", Path.Combine(Plan.Folder, $"journal-{number}.txt"));
        var pace = Plan.Pace.ToString(CultureInfo.InvariantCulture);
        var child = new Child(name, LogOf($"people-{number}"), "dotnet", [typeof(Scene).Assembly.Location, Worker.Argument, Database, journal, $"{Plan.Seed + number}", pace], Environment);
        var crew = new Crew(child, journal);
        child.Heard = line => crew.Hear(line, heap => Heaps[name] = heap);
        return crew;
    }

    private string LogOf(string name) => Path.Combine(Plan.Folder, $"{name}.log");
}
