namespace SalesCenter.Web.Features.Stock.Withholding;

/// <summary>A manager puts units that were kept back on sale again, all or none.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record EndWithholdings(Guid ProjectId, IReadOnlyList<Guid> UnitIds) : Command<Done>, IInProject;

public sealed class EndWithholdingsHandler(SalesDb db, TimeProvider time) : ICommandHandler<EndWithholdings, Done>
{
    public async ValueTask<Done> Handle(EndWithholdings command, CancellationToken cancellationToken)
    {
        foreach (var unit in await db.UnitsById(command.UnitIds, cancellationToken))
            unit.EndWithholding(time.GetUtcNow().UtcDateTime);
        return default;
    }
}
