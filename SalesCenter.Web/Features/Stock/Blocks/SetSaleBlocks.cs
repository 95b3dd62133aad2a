using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Blocks;

/// <summary>Sets or lifts reasons for which units can't be sold: seized, mortgaged, locked by the regulator, not for sale. Deals already open are not touched.</summary>
/// <param name="Blocks">What is set or lifted; other reasons stay as they are.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record SetSaleBlocks(Guid ProjectId, IReadOnlyList<Guid> UnitIds, SaleBlocks Blocks, bool Lift) : Command<Done>, IInProject;

public sealed class SetSaleBlocksHandler(SalesDb db) : ICommandHandler<SetSaleBlocks, Done>
{
    public async ValueTask<Done> Handle(SetSaleBlocks command, CancellationToken cancellationToken)
    {
        foreach (var unit in await db.UnitsById(command.UnitIds, cancellationToken))
            unit.Block(command.Lift ? unit.Blocks & ~command.Blocks : unit.Blocks | command.Blocks);
        return default;
    }
}
