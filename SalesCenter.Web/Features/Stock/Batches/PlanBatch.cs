using FluentValidation;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Batches;

/// <summary>When a new batch is to open.</summary>
public enum BatchOpening
{
    Now = 0,
    AtTime = 1,
    ByHand = 2,
}

/// <summary>推盘批次: puts units together that come on sale at once, at a planned time (UTC), or when a manager opens them.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record PlanBatch(Guid ProjectId, [property: TextLength(60)] string Name, IReadOnlyList<Guid> UnitIds, BatchOpening Opening, DateTime? OpensAt) : Command<Guid>, IInProject;

public sealed class PlanBatchValidator : AbstractValidator<PlanBatch>
{
    public PlanBatchValidator()
    {
        RuleFor(command => command.Name).NotEmpty().WithErrorCode("input.required");
        RuleFor(command => command.OpensAt).NotNull().When(command => command.Opening == BatchOpening.AtTime).WithErrorCode("input.required");
    }
}

public sealed class PlanBatchHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<PlanBatch, Guid>
{
    public async ValueTask<Guid> Handle(PlanBatch command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var planned = command.Opening == BatchOpening.AtTime ? command.OpensAt : null;
        var batch = ReleaseBatch.Plan(command.ProjectId, command.Name, planned, await db.UnitsById(command.UnitIds, cancellationToken), user.Id, now);
        db.ReleaseBatches.Add(batch);
        if (command.Opening == BatchOpening.Now)
        {
            var (units, buildings) = await db.StockOf(batch, cancellationToken);
            batch.Open(units, buildings, now);
        }
        return batch.Id;
    }
}
