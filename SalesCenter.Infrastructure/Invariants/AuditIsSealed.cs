using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>Every audit entry is sealed within a minute of its commit.</summary>
public sealed class AuditIsSealed(SalesDb db, TimeProvider time) : Invariant("invariant.audit-sealed")
{
    public override bool ReachesBeyondProjects => true;

    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var due = time.GetUtcNow().UtcDateTime - AuditSealer.Patience;
        Guid? chain = projectId == Guid.Empty ? null : projectId;
        var late = await db.AuditEntries.Where(entry => entry.ProjectId == chain && entry.At < due && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id))
            .OrderBy(entry => entry.Id).Select(entry => new { entry.Id, entry.At }).ToListAsync(cancellation);
        return [.. late.Select(entry => new Contradiction("contradiction.unsealed", entry.Id, entry.At))];
    }
}
