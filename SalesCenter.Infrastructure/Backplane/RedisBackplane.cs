using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalesCenter.Infrastructure.Persistence;
using StackExchange.Redis;

namespace SalesCenter.Infrastructure.Backplane;

/// <summary>
/// Lets servers wake each other up: a commit here is told to the others by Redis, and theirs wake whoever follows the database here. Nothing
/// but "somebody committed" is ever told, so that a lost message costs a second and a forged one a look. Commits never wait for it.
/// </summary>
public sealed class RedisBackplane(IConfiguration settings, CommitSignal committed, BackplaneState state, TimeProvider time, ILogger<RedisBackplane> log) : BackgroundService
{
    private const string DefaultChannel = "salescenter";
    private const int ReconnectMilliseconds = 500, ConnectMilliseconds = 2_000;

    /// <summary>The first commit is told at once; those that follow within this time are told together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Who this server is among the others: it hears its own messages, too.</summary>
    private readonly RedisValue me = Guid.NewGuid().ToString("N");
    private readonly RedisChannel channel = RedisChannel.Literal(settings["Redis:Channel"] is { Length: > 0 } named ? named : DefaultChannel);

    /// <summary>Whether the connection broke since the last look, however soon it was mended.</summary>
    private bool broke;

    /// <summary>Registers it when <c>Redis:Connection</c> says where Redis is; otherwise there is nothing to start.</summary>
    public static void Use(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<BackplaneState>();
        if (settings["Redis:Connection"] is not { Length: > 0 })
            return;
        services.AddHostedService<RedisBackplane>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the product does not wait for it.
        await Task.Yield();
        state.IsConnected = false;
        await using var redis = await ConnectionMultiplexer.ConnectAsync(Options());
        redis.ConnectionFailed += (_, failure) => broke = broke || failure.ConnectionType == ConnectionType.Subscription;
        using var waker = new Waker(committed, byThisServerOnly: true);
        var messages = redis.GetSubscriber();
        var hears = false;
        bool? told = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                hears = hears || await Subscribe(messages);
                var brokeBefore = Interlocked.Exchange(ref broke, false);
                var isConnected = hears && messages.IsConnected(channel);
                told = Tell(isConnected, isConnected && brokeBefore ? false : told);
                if (!await waker.Sleep(Look, stoppingToken))
                    continue;
                Publish(messages);
                await Task.Delay(Together, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            state.IsConnected = false;
        }
    }

    private ConfigurationOptions Options()
    {
        var options = ConfigurationOptions.Parse(settings["Redis:Connection"]!);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = ConnectMilliseconds;
        options.ReconnectRetryPolicy = new LinearRetry(ReconnectMilliseconds);

        // What cannot be told now is of no use later.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ClientName = DefaultChannel;
        return options;
    }

    /// <summary>Begins to hear the others, once Redis is there for the first time; after later absences the connection does so by itself.</summary>
    private async Task<bool> Subscribe(ISubscriber messages)
    {
        if (!messages.IsConnected())
            return false;
        try
        {
            await messages.SubscribeAsync(channel, (_, sender) => Hear(sender));
            return true;
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            log.LogDebug(away, "Redis went away again; trying once more in a second");
            return false;
        }
    }

    private void Hear(RedisValue sender)
    {
        if (sender != me)
            committed.RaiseForOthers();
    }

    private void Publish(ISubscriber messages)
    {
        if (!messages.IsConnected())
            return;
        try
        {
            messages.Publish(channel, me, CommandFlags.FireAndForget);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            log.LogDebug(away, "A commit could not be told to the other servers; they look once a second");
        }
    }

    /// <summary>Says once that it is away, and once that it is back; whatever was committed elsewhere meanwhile is looked for at once.</summary>
    private bool Tell(bool isConnected, bool? before)
    {
        state.IsConnected = isConnected;
        if (isConnected == before)
            return isConnected;
        if (!isConnected)
            log.LogWarning("Redis is away: changes of other servers are seen once a second");
        else if (before is false)
            log.LogInformation("Redis is back: the servers wake each other up again");
        if (isConnected)
            committed.RaiseForOthers();
        return isConnected;
    }
}
