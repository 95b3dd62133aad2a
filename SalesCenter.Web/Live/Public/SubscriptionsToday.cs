using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.BoardLog;

namespace SalesCenter.Web.Live.Public;

/// <summary>How many units were subscribed in the current business day and still are; counted by the board log, each entry once.</summary>
public sealed class SubscriptionsToday(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Count> counts = new();

    /// <param name="latest">The entries that led to the picture, where they are at hand: what follows what was counted need not be read again.</param>
    public async ValueTask<int> Of(BoardPicture picture, IReadOnlyList<BoardLogEntry> latest, CancellationToken cancellation)
    {
        var day = picture.Settings.Calendar.DayOf(time.GetUtcNow().UtcDateTime);
        if (!counts.TryGetValue(picture.ProjectId, out var count) || count.Epoch != picture.Epoch || count.Day != day)
            count = new Count(picture.Epoch, day, 0, []);
        if (count.Number < picture.Number)
            counts[picture.ProjectId] = count = CountOn(count, picture, latest is [var next, ..] && next.Number == count.Number + 1 ? latest : await Read(count, picture, cancellation));
        return count.Units.Count(unitId => picture.Find(unitId) is { Status: >= UnitStatus.Subscribed });
    }

    private static Count CountOn(Count count, BoardPicture picture, IReadOnlyList<BoardLogEntry> latest)
    {
        var (from, until) = picture.Settings.Calendar.Span(count.Day);
        var subscribed = latest.Where(entry => entry.UnitId is not null && entry.Status == UnitStatus.Subscribed && entry.At >= from && entry.At < until);
        return count with { Number = picture.Number, Units = count.Units.Union(subscribed.Select(entry => entry.UnitId!.Value)) };
    }

    /// <summary>What the log has told since, as far as it can count.</summary>
    private async Task<List<BoardLogEntry>> Read(Count count, BoardPicture picture, CancellationToken cancellation)
    {
        var (from, _) = picture.Settings.Calendar.Span(count.Day);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SalesDb>().BoardLog.IgnoreQueryFilters().AsNoTracking()
            .Where(entry => entry.ProjectId == picture.ProjectId && entry.Number > count.Number && entry.Number <= picture.Number && entry.At >= from)
            .ToListAsync(cancellation);
    }

    private sealed record Count(Guid Epoch, DateOnly Day, long Number, ImmutableHashSet<Guid> Units);
}
