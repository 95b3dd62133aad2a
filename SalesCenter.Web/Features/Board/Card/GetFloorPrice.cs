using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Board.Card;

/// <summary>底价 of a unit: the secret bottom. A question of its own, so that nothing else ever carries it to a screen.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetFloorPrice(Guid ProjectId, Guid UnitId) : Query<SecretPrice>, IInProject;

/// <summary>The floor price; nothing when the unit has none.</summary>
public sealed record SecretPrice(Money? FloorPrice);

public sealed class GetFloorPriceHandler(SalesDb db) : IQueryHandler<GetFloorPrice, SecretPrice>
{
    public async ValueTask<SecretPrice> Handle(GetFloorPrice query, CancellationToken cancellationToken)
    {
        var found = await db.Units.AsNoTracking().Where(unit => unit.Id == query.UnitId).Select(unit => new { unit.FloorPriceFen }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException(UnitRefusals.Unknown(query.UnitId));
        return new SecretPrice(found.FloorPriceFen is { } fen ? new Money(fen) : null);
    }
}
