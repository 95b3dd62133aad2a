using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board.Card;

/// <summary>相近房源: free units that come nearest to one that can't be had, the nearest first.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record SimilarUnits(Guid ProjectId, Guid UnitId) : Query<IReadOnlyList<BoardUnit>>, IInProject;

public sealed class SimilarUnitsHandler(BoardBook book) : IQueryHandler<SimilarUnits, IReadOnlyList<BoardUnit>>
{
    private const int Most = 6;

    public async ValueTask<IReadOnlyList<BoardUnit>> Handle(SimilarUnits query, CancellationToken cancellationToken)
    {
        var picture = await book.Open(query.ProjectId, cancellationToken);
        var wanted = picture.Find(query.UnitId) ?? throw new RefusedException(UnitRefusals.Unknown(query.UnitId));
        return [.. picture.Units.Where(unit => unit.Status == UnitStatus.Available && unit.Blocks == SaleBlocks.None && unit.LinkedToId is null && unit.Id != wanted.Id && unit.Use == wanted.Use)
            .OrderBy(unit => Distance(wanted, unit)).ThenBy(unit => unit.Id).Take(Most)];
    }

    /// <summary>Another layout weighs as much as a quarter more area or price; ten floors as much as a tenth.</summary>
    private static double Distance(BoardUnit wanted, BoardUnit unit) =>
        (unit.Layout == wanted.Layout ? 0 : 0.25)
        + Apart(wanted.GrossArea.TenThousandths, unit.GrossArea.TenThousandths)
        + Apart(wanted.ListPrice?.Fen ?? 0, unit.ListPrice?.Fen ?? 0)
        + Math.Abs(wanted.Floor - unit.Floor) / 100.0;

    private static double Apart(long wanted, long other) => wanted == 0 ? 0 : Math.Abs(wanted - other) / (double)wanted;
}
