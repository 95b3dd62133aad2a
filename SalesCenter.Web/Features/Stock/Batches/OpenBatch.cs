namespace SalesCenter.Web.Features.Stock.Batches;

/// <summary>A manager opens a batch by hand: its units come on sale, all or none.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record OpenBatch(Guid ProjectId, Guid BatchId) : Command<Done>, IInProject;

public sealed class OpenBatchHandler(SalesDb db, TimeProvider time) : ICommandHandler<OpenBatch, Done>
{
    public async ValueTask<Done> Handle(OpenBatch command, CancellationToken cancellationToken)
    {
        var batch = await db.ReleaseBatch(command.BatchId, cancellationToken);
        var (units, buildings) = await db.StockOf(batch, cancellationToken);
        batch.Open(units, buildings, time.GetUtcNow().UtcDateTime);
        return default;
    }
}
