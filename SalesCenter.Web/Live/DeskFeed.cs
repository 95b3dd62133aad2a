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

    /// <summary>Those beyond a missing number that were passed on already.</summary>
    private readonly HashSet<long> told = [];

    /// <summary>Everything up to this number was passed on, or never written.</summary>
    private long settled = -1;
    private long waitingSince;

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
        var fresh = (await notices.Where(notice => notice.Number > settled).OrderBy(notice => notice.Number).ToListAsync(cancellation)).FindAll(notice => told.Add(notice.Number));
        foreach (var notice in fresh)
            feed.Publish(notice.RecipientId, notice);
        Settle();
    }

    private void Settle()
    {
        if (told.Count > 0 && !told.Contains(settled + 1) && waitingSince > 0 && Time.GetElapsedTime(waitingSince) > Longest)
            settled = told.Min() - 1;
        while (told.Remove(settled + 1))
            (settled, waitingSince) = (settled + 1, 0);
        if (told.Count > 0 && waitingSince == 0)
            waitingSince = Time.GetTimestamp();
    }
}
