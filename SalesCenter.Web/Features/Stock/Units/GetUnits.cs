using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>One page of the project's units, with the prices that the person may see.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator)]
public sealed record GetUnits(Guid ProjectId, UnitFilter Filter, UnitOrder Order, bool Descending, int Skip, int Take) : Query<UnitPage>, IInProject;

/// <summary>By what the list of units is sorted.</summary>
public enum UnitOrder
{
    Position,
    Layout,
    GrossArea,
    ListPrice,
    UnitPrice,
    Status,
}

/// <summary>A page of the list, and how many units match in all.</summary>
public sealed record UnitPage(IReadOnlyList<UnitRow> Rows, int Total);

/// <summary>A unit in the list; areas in 0.0001 ㎡, prices in fen, empty where the viewer does not see them.</summary>
public sealed record UnitRow(
    Guid Id, string Building, string Entrance, int Floor, string RoomNumber, string Layout, string Use, long GrossAreaValue, long? InnerAreaValue,
    long? ListPriceFen, long? FiledPriceFen, long? FloorPriceFen, UnitStatus Status, SaleBlocks Blocks, Guid? LinkedToId, DateTime? WithheldUntil)
{
    public string Name => Words.UnitName(Building, Entrance, Floor, RoomNumber);

    public Area GrossArea => new(GrossAreaValue);

    public Area? InnerArea => InnerAreaValue is { } value ? new Area(value) : null;

    /// <summary>The list price for each ㎡ of gross area, in yuan.</summary>
    public decimal? UnitPrice => ListPriceFen is { } fen ? new Money(fen).PerSquareMetre(GrossArea) : null;

    /// <summary>The name of the unit that this one is taken together with; empty when it stands alone.</summary>
    public string LinkedTo { get; init; } = "";
}

public sealed class GetUnitsHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetUnits, UnitPage>
{
    private const int LargestPage = 500;

    public async ValueTask<UnitPage> Handle(GetUnits query, CancellationToken cancellationToken)
    {
        var page = query with { Skip = Math.Max(query.Skip, 0), Take = Math.Clamp(query.Take, 1, LargestPage) };
        return new UnitPage(await db.UnitRowsFor(user.Actor, page, cancellationToken), await db.Units.Matching(query.Filter).CountAsync(cancellationToken));
    }
}
