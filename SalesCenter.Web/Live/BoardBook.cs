using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.BoardLog;

namespace SalesCenter.Web.Live;

/// <summary>
/// The latest picture of every board that somebody has opened, in memory and shared: opening a board costs no query.
/// Only the relay turns the pages.
/// </summary>
public sealed class BoardBook(IServiceScopeFactory scopes) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, BoardPicture> pictures = new();
    private readonly SemaphoreSlim loading = new(1);

    /// <summary>The boards that are kept up to date.</summary>
    public IReadOnlyCollection<BoardPicture> Opened => [.. pictures.Values];

    /// <summary>The project's latest picture; read from the database when nobody has looked at it yet.</summary>
    public async ValueTask<BoardPicture> Open(Guid projectId, CancellationToken cancellation = default)
    {
        if (pictures.TryGetValue(projectId, out var known))
            return known;
        await loading.WaitAsync(cancellation);
        try
        {
            return pictures.TryGetValue(projectId, out known) ? known : pictures[projectId] = await Read(projectId, cancellation);
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    /// <summary>A unit as last seen on the board of its project, without any query; nothing when that board is not opened.</summary>
    public BoardUnit? Glance(Guid projectId, Guid unitId) => pictures.TryGetValue(projectId, out var picture) ? picture.Find(unitId) : null;

    /// <summary>The picture in which a unit stands, among the opened boards.</summary>
    public BoardPicture? PictureOf(Guid unitId) => pictures.Values.FirstOrDefault(picture => picture.Find(unitId) is not null);

    /// <summary>Brings a board up to date with its log and tells what changed; nothing when nothing did.</summary>
    internal async Task<BoardChange?> CatchUp(Guid projectId, CancellationToken cancellation)
    {
        if (!pictures.TryGetValue(projectId, out var picture))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var log = await (
            from project in db.Projects
            where project.Id == projectId
            from entry in db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == projectId && entry.Number > picture.Number).DefaultIfEmpty()
            orderby entry.Number
            select new { project.BoardVersion, project.BoardEpoch, Entry = entry }).AsNoTracking().ToListAsync(cancellation);
        if (log[0].BoardEpoch == picture.Epoch && log[0].BoardVersion == picture.Number)
            return null;

        var entries = log[0].BoardEpoch == picture.Epoch ? log.Select(row => row.Entry).OfType<BoardLogEntry>().ToList() : [];
        if (entries.Count == 0 || entries.Any(entry => entry.UnitId is not { } unitId || picture.Find(unitId) is null))
            return new BoardChange(pictures[projectId] = await Read(projectId, cancellation), []);
        var next = entries.Aggregate(picture, (current, entry) => current.Apply(entry));
        return new BoardChange(pictures[projectId] = next, entries);
    }

    /// <summary>The picture as the database has it now, whatever is in memory.</summary>
    internal async Task<BoardPicture> Read(Guid projectId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();

        // The number first: what commits while the units are read comes again by the log, and changes nothing then.
        var project = await db.Projects.AsNoTracking().SingleAsync(project => project.Id == projectId, cancellation);
        var lastChange = await db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == projectId && entry.UnitId != null)
            .OrderByDescending(entry => entry.Number).Select(entry => (DateTime?)entry.At).FirstOrDefaultAsync(cancellation);
        var buildings = await db.Buildings.IgnoreQueryFilters().AsNoTracking().Where(building => building.ProjectId == projectId)
            .OrderBy(building => building.Order).Select(building => new { building.Id, building.Name }).ToListAsync(cancellation);
        var open = (await db.Deals.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.ProjectId == projectId && deal.IsOpen)
            .SelectMany(deal => deal.Units, (deal, unit) => new { unit.UnitId, deal.Id, deal.ConsultantId, Until = deal.Stage == 0 ? deal.HeldUntil : (DateTime?)null })
            .ToListAsync(cancellation)).ToLookup(taken => taken.UnitId);
        var units = (await db.Units.IgnoreQueryFilters().AsNoTracking().Where(unit => unit.ProjectId == projectId).ToListAsync(cancellation))
            .Select(unit =>
            {
                var taken = open[unit.Id].FirstOrDefault();
                return (unit.BuildingId, Cell: new BoardUnit(
                    unit.Id, unit.Entrance, unit.Floor, unit.RoomNumber, unit.Layout, unit.Orientation, unit.Use,
                    unit.GrossArea, unit.InnerArea, unit.ListPrice, unit.Status, unit.StatusSince,
                    taken?.Id, taken?.ConsultantId ?? unit.Withholding?.ManagerId, taken?.Until ?? unit.Withholding?.Until, unit.Blocks, unit.LinkedToId));
            })
            .ToLookup(unit => unit.BuildingId, unit => unit.Cell);
        return new BoardPicture(
            projectId, project.Name, project.Settings, project.BoardEpoch, project.BoardVersion, lastChange ?? DateTime.UnixEpoch,
            [.. buildings.Select(building => BoardLayout.Arrange(building.Id, building.Name, [.. units[building.Id]]))]);
    }
}

/// <summary>A board has a new picture.</summary>
/// <param name="Entries">The log entries that led to it; none when the whole picture is another one.</param>
public sealed record BoardChange(BoardPicture Picture, IReadOnlyList<BoardLogEntry> Entries)
{
    public bool Redrawn => Entries.Count == 0;
}
