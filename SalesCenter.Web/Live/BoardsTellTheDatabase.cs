using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Invariants;

namespace SalesCenter.Web.Live;

/// <summary>
/// The board that everybody looks at, brought forward by its log, equals the board as the database has it, and its
/// totals add up to the number of its units.
/// </summary>
public sealed class BoardsTellTheDatabase(BoardBook book, SalesDb db) : Invariant("invariant.board-true")
{
    private const int Attempts = 5;

    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var shown = await book.Open(projectId, cancellation);
        if (await ReadAtRest(projectId, cancellation) is not { } real || real.Epoch != shown.Epoch)
            return [];
        var entries = await db.BoardLog.IgnoreQueryFilters().AsNoTracking()
            .Where(entry => entry.ProjectId == projectId && entry.Number > shown.Number && entry.Number <= real.Number)
            .OrderBy(entry => entry.Number).ToListAsync(cancellation);
        if (shown.Number > real.Number || entries.Any(entry => entry.UnitId is null))
            return [];
        var expected = entries.Aggregate(shown, (picture, entry) => picture.Apply(entry));
        var units = expected.Units.ToList();
        var totals = expected.Totals.Sum(total => total.Units);
        return
        [
            .. real.Units.Where(unit => expected.Find(unit.Id) != unit).Select(unit => new Contradiction("contradiction.board-unit", new UnitReference(unit.Id), real.Number)),
            .. units.Where(unit => real.Find(unit.Id) is null).Select(unit => new Contradiction("contradiction.board-unit", new UnitReference(unit.Id), real.Number)),
            .. totals == units.Count ? Array.Empty<Contradiction>() : [new Contradiction("contradiction.board-totals", totals, units.Count)],
        ];
    }

    /// <summary>A picture that nobody changed while it was read; nothing when the board does not come to rest.</summary>
    private async Task<BoardPicture?> ReadAtRest(Guid projectId, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var picture = await book.Read(projectId, cancellation);
            if (await db.Projects.Where(project => project.Id == projectId).Select(project => project.BoardVersion).SingleAsync(cancellation) == picture.Number)
                return picture;
        }
        return null;
    }
}
