using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SalesCenter.Infrastructure.Backplane;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Backplane;

public sealed class WakingUpOtherServers : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly RedisProcess redis = new();
    private readonly TestCentre here = new();
    private readonly TestCentre there = new();
    private readonly List<RedisBackplane> backplanes = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var backplane in backplanes)
        {
            await backplane.StopAsync(CancellationToken.None);
            backplane.Dispose();
        }
        await here.DisposeAsync();
        await there.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_here_wakes_them_and_no_one_here_a_second_time()
    {
        await redis.Start();
        await Join(here, Connection);
        await Join(there, Connection);
        var (told, own) = (Commit(there), 0);
        using var listening = Signal(here).Listen(() => own++);

        await here.Database(db => db.Commit(CancellationToken.None));

        await told.WaitAsync(Patience);
        own.Should().Be(1);
    }

    [Fact]
    public async Task Fault_6_Redis_may_come_late_and_go_and_come_again()
    {
        var (first, second) = (await Join(here, Connection, wait: false), await Join(there, Connection, wait: false));
        await here.Database(db => db.Commit(CancellationToken.None));
        first.IsConnected.Should().NotBe(true);

        // Whoever is connected again looks at once, for what was committed meanwhile.
        for (var round = 0; round < 2; round++)
        {
            var (isBackHere, isBack) = (Commit(here), Commit(there));
            await redis.Start();
            await Task.WhenAll(isBackHere, isBack).WaitAsync(Patience);
            (first.IsConnected, second.IsConnected).Should().Be((true, true));

            var told = Commit(there);
            await here.Database(db => db.Commit(CancellationToken.None));
            await told.WaitAsync(Patience);
            await redis.Kill();
            await here.Database(db => db.Commit(CancellationToken.None));
        }
    }

    [Fact]
    public async Task Channels_keep_two_products_on_one_Redis_apart()
    {
        await redis.Start();
        await Join(here, Connection);
        await Join(there, Connection, channel: "another");
        using var third = new TestCentre();
        await Join(third, Connection);
        var (told, strange) = (Commit(third), 0);
        using var listening = Signal(there).Listen(() => strange++);

        await here.Database(db => db.Commit(CancellationToken.None));

        await told.WaitAsync(Patience);
        strange.Should().Be(0);
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_started()
    {
        here.Services.GetRequiredService<BackplaneState>().IsConnected.Should().BeNull();
        await here.Database(db => db.Commit(CancellationToken.None));
    }

    private string Connection => redis.Connection;

    private static CommitSignal Signal(TestCentre centre) => centre.Services.GetRequiredService<CommitSignal>();

    /// <summary>Ends when this one is woken.</summary>
    private static async Task Commit(TestCentre centre)
    {
        var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = Signal(centre).Listen(() => woken.TrySetResult());
        await woken.Task;
    }

    private async Task<BackplaneState> Join(TestCentre centre, string connection, string channel = "", bool wait = true)
    {
        var state = new BackplaneState();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Redis:Connection"] = connection, ["Redis:Channel"] = channel }).Build();
        var backplane = new RedisBackplane(settings, Signal(centre), state, TimeProvider.System, NullLogger<RedisBackplane>.Instance);
        backplanes.Add(backplane);

        // Connected, it has everybody look once.
        var connected = Commit(centre);
        await backplane.StartAsync(CancellationToken.None);
        if (wait)
            await connected.WaitAsync(Patience);
        return state;
    }
}
