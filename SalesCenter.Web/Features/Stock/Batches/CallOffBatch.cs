namespace SalesCenter.Web.Features.Stock.Batches;

/// <summary>Gives up a batch that has not opened; its units stay unreleased.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record CallOffBatch(Guid ProjectId, Guid BatchId) : Command<Done>, IInProject;

public sealed class CallOffBatchHandler(SalesDb db, TimeProvider time) : ICommandHandler<CallOffBatch, Done>
{
    public async ValueTask<Done> Handle(CallOffBatch command, CancellationToken cancellationToken)
    {
        (await db.ReleaseBatch(command.BatchId, cancellationToken)).CallOff(time.GetUtcNow().UtcDateTime);
        return default;
    }
}
