using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>Every price version of the project, the latest first.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetPriceVersions(Guid ProjectId) : Query<IReadOnlyList<PriceVersionRow>>, IInProject;

/// <summary>A price version in the list; instants in UTC.</summary>
public sealed record PriceVersionRow(
    Guid Id, int Number, string Name, PriceVersionStage Stage, int Units, long ListPriceFen, Guid DraftedById, DateTime DraftedAt, Guid? CheckedById,
    Guid? ApprovedById, DateTime? EffectiveFrom, DateTime? InEffectAt)
{
    public Money ListPrice => new(ListPriceFen);
}

public sealed class GetPriceVersionsHandler(SalesDb db) : IQueryHandler<GetPriceVersions, IReadOnlyList<PriceVersionRow>>
{
    public async ValueTask<IReadOnlyList<PriceVersionRow>> Handle(GetPriceVersions query, CancellationToken cancellationToken) =>
        await db.PriceVersions.AsNoTracking().OrderByDescending(version => version.Number).Select(PriceVersionRows.Row).ToListAsync(cancellationToken);
}

internal static class PriceVersionRows
{
    public static readonly System.Linq.Expressions.Expression<Func<PriceVersion, PriceVersionRow>> Row = version => new PriceVersionRow(
        version.Id, version.Number, version.Name, version.Stage, version.Lines.Count, version.Lines.Sum(line => line.ListPriceFen) ?? 0,
        version.DraftedById, version.DraftedAt, version.CheckedById, version.ApprovedById, version.EffectiveFrom, version.InEffectAt);
}
