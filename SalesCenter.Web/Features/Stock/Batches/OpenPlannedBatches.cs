using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Stock.Batches;

/// <summary>Opens the batches whose planned time has come by the server's clock; where that is refused, managers are told once and go on by hand.</summary>
[Allow(Role.System)]
public sealed record OpenPlannedBatches(Guid ProjectId) : Command<int>, IInProject;

public sealed class OpenPlannedBatchesHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<OpenPlannedBatches, int>
{
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<int> Handle(OpenPlannedBatches command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.ReleaseBatches.Where(batch => batch.OpensAt <= now && batch.OpenedAt == null && batch.CalledOffAt == null && batch.OpeningRefusedAt == null)
            .OrderBy(batch => batch.OpensAt).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var batch in due)
        {
            var (units, buildings) = await db.StockOf(batch, cancellationToken);
            if (batch.OpenAsPlanned(units, buildings, now) is { } refusal)
                await notices.TellRoles(command.ProjectId, Managers, Guid.Empty, "notice.batch-refused", "stock/batches", batch.Name, refusal);
            else
                await notices.TellRoles(command.ProjectId, Managers, Guid.Empty, "notice.batch-opened", "stock/batches", batch.Name, units.Count);
        }
        return due.Count;
    }
}
