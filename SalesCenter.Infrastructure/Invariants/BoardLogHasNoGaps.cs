using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>The board log counts from 1 without gaps, up to the number that the project gave away last.</summary>
public sealed class BoardLogHasNoGaps(SalesDb db) : Invariant("invariant.log-numbers")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var log = db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == projectId);
        var numbers = await db.Projects.Where(project => project.Id == projectId).Select(project => new
        {
            Given = project.BoardVersion,
            Entries = log.LongCount(),
            First = log.Min(entry => (long?)entry.Number) ?? 1,
            Last = log.Max(entry => (long?)entry.Number) ?? 0,
        }).SingleAsync(cancellation);
        return numbers.First == 1 && numbers.Last == numbers.Given && numbers.Entries == numbers.Given
            ? []
            : [new Contradiction("contradiction.log-numbers", numbers.Given, numbers.Entries, numbers.First, numbers.Last)];
    }
}
