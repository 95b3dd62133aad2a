using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Live;

/// <summary>Brings notices to the open screens of the people they are for.</summary>
public sealed class DeskFeed(ILogger<DeskFeed> log) : Feed<Notice>(log);

/// <summary>
/// Follows the stored notices and passes new ones on, each once. On a database with many writers a notice can become visible
/// after others with higher numbers, so a missing number is waited for until its transaction must have ended.
/// </summary>
public sealed class DeskRelay(IServiceScopeFactory scopes, DeskFeed feed, CommitSignal committed, TimeProvider time, ILogger<DeskRelay> log)
    : CommitFollower("Notices", committed, time, log)
{
    /// <summary>No transaction is open longer; what is missing after that was never written.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Those beyond a missing number that were passed on already, and when.</summary>
    private readonly Dictionary<long, long> told = [];

    /// <summary>Everything up to this number was passed on, or never written.</summary>
    private long settled = -1;

    /// <summary>Reads the notices written since the last look and passes them on.</summary>
    public override async Task CatchUp(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var notices = scope.ServiceProvider.GetRequiredService<SalesDb>().Notices.IgnoreQueryFilters().AsNoTracking();
        if (settled < 0)
        {
            settled = await notices.MaxAsync(notice => (long?)notice.Number, cancellation) ?? 0;
            return;
        }
        var now = Time.GetTimestamp();
        var fresh = (await notices.Where(notice => notice.Number > settled).OrderBy(notice => notice.Number).ToListAsync(cancellation)).FindAll(notice => told.TryAdd(notice.Number, now));
        foreach (var notice in fresh)
            feed.Publish(notice.RecipientId, notice);
        Settle();
    }

    /// <summary>Whoever was given a number before one that was passed on long ago has ended.</summary>
    private void Settle()
    {
        settled = told.Where(notice => Time.GetElapsedTime(notice.Value) > Longest).Select(notice => notice.Key).Append(settled).Max();
        while (told.ContainsKey(settled + 1))
            settled++;
        foreach (var number in told.Keys.Where(number => number <= settled).ToList())
            told.Remove(number);
    }
}
