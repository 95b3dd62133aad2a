using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Stock.Batches;

/// <summary>The project's release batches, the latest first.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetBatches(Guid ProjectId) : Query<IReadOnlyList<BatchRow>>, IInProject;

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    /// <summary>Waits for its time, or to be opened by hand.</summary>
    Planned = 0,

    /// <summary>Its planned opening was refused; a manager must act.</summary>
    Refused = 1,

    Open = 2,

    CalledOff = 3,
}

/// <summary>A release batch in the list; instants in UTC.</summary>
public sealed record BatchRow(
    Guid Id, string Name, int Units, int StillUnreleased, long ListPriceFen, DateTime? OpensAt, DateTime? OpenedAt, DateTime? CalledOffAt, DateTime? OpeningRefusedAt, Guid PlannedById)
{
    public BatchState State => this switch
    {
        { OpenedAt: not null } => BatchState.Open,
        { CalledOffAt: not null } => BatchState.CalledOff,
        { OpeningRefusedAt: not null } => BatchState.Refused,
        _ => BatchState.Planned,
    };
}

public sealed class GetBatchesHandler(SalesDb db) : IQueryHandler<GetBatches, IReadOnlyList<BatchRow>>
{
    public async ValueTask<IReadOnlyList<BatchRow>> Handle(GetBatches query, CancellationToken cancellationToken)
    {
        var rows = await db.ReleaseBatches.AsNoTracking().Select(batch => new BatchRow(
            batch.Id, batch.Name, batch.Units.Count,
            batch.Units.Count(line => db.Units.Any(unit => unit.Id == line.UnitId && unit.Status == 0)),
            batch.Units.Sum(line => db.Units.Where(unit => unit.Id == line.UnitId).Select(unit => unit.ListPriceFen ?? 0).First()),
            batch.OpensAt, batch.OpenedAt, batch.CalledOffAt, batch.OpeningRefusedAt, batch.PlannedById)).ToListAsync(cancellationToken);

        // Ids ascend in time here; not every database orders them so.
        return [.. rows.OrderByDescending(row => row.Id)];
    }
}
