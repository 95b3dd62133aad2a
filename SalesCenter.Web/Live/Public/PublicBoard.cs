using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.BoardLog;

namespace SalesCenter.Web.Live.Public;

/// <summary>Answers what the public may see of a project's board, from the picture that everybody shares.</summary>
public sealed class PublicBoard(BoardBook book, SubscriptionsToday today, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>A viewer who missed more than this gets the whole picture, which is smaller then.</summary>
    private const int MissedAtMost = 300;

    private static readonly string Version = typeof(PublicBoard).Module.ModuleVersionId.ToString("N");

    /// <summary>Names the running build, so that a page of an older one can tell.</summary>
    public static string RunningVersion => Version;

    /// <summary>What a viewer needs who has seen everything up to a number of an epoch.</summary>
    public async Task<JoinAnswer> Join(Guid projectId, Guid epoch, long lastNumber, CancellationToken cancellation)
    {
        var picture = await book.Open(projectId, cancellation);
        var totals = await Totals(picture, cancellation);
        var missed = epoch == picture.Epoch && lastNumber >= 0 && lastNumber <= picture.Number ? await Missed(picture, lastNumber, cancellation) : null;
        var now = time.GetUtcNow().UtcDateTime;
        return missed is null
            ? new JoinAnswer(Version, now, PublicPicture.Of(picture, totals), null)
            : new JoinAnswer(Version, now, null, Changes(picture, lastNumber + 1, missed, totals));
    }

    /// <summary>A change of the board as it is told to everybody; nothing when the whole picture is another one.</summary>
    public async Task<PublicChanges?> Tell(BoardChange change, CancellationToken cancellation) => change.Redrawn
        ? null
        : Changes(change.Picture, change.Entries[0].Number, change.Entries.Select(entry => entry.UnitId!.Value).Distinct(), await Totals(change.Picture, cancellation, change.Entries));

    /// <summary>The sign of life of a board.</summary>
    public async Task<PublicHeartbeat> Beat(Guid projectId, CancellationToken cancellation)
    {
        var picture = await book.Open(projectId, cancellation);
        var totals = await Totals(picture, cancellation);
        return new PublicHeartbeat(picture.Epoch, picture.Number, time.GetUtcNow().UtcDateTime, totals.SubscribedToday);
    }

    private async ValueTask<PublicTotals> Totals(BoardPicture picture, CancellationToken cancellation, IReadOnlyList<BoardLogEntry>? latest = null) =>
        PublicTotals.Of(picture, await today.Of(picture, latest ?? [], cancellation));

    private static PublicChanges Changes(BoardPicture picture, long from, IEnumerable<Guid> units, PublicTotals totals) => new(
        picture.Epoch, from, picture.Number,
        [.. units.Select(picture.Find).OfType<BoardUnit>().Select(unit => PublicUnit.Of(unit, picture.Settings) with { Room = null })],
        totals, picture.UpdatedAt);

    private async Task<IReadOnlyCollection<Guid>?> Missed(BoardPicture picture, long lastNumber, CancellationToken cancellation)
    {
        if (picture.Number - lastNumber > MissedAtMost)
            return null;
        if (picture.Number == lastNumber)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<SalesDb>().BoardLog.IgnoreQueryFilters().AsNoTracking()
            .Where(entry => entry.ProjectId == picture.ProjectId && entry.Number > lastNumber && entry.Number <= picture.Number)
            .Select(entry => entry.UnitId).ToListAsync(cancellation);
        return entries.Any(unitId => unitId is null) ? null : entries.Select(unitId => unitId!.Value).ToHashSet();
    }
}
