using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>The matching units as an .xlsx sheet. Nothing for consultants: no price list leaves the site (SOP 2.2.6).</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ExportUnits(Guid ProjectId, UnitFilter Filter) : Query<byte[]>, IInProject;

public sealed class ExportUnitsHandler(SalesDb db, CurrentUser user, Words words, IStringLocalizer<StockTexts> texts, ILogger<ExportUnits> log) : IQueryHandler<ExportUnits, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportUnits query, CancellationToken cancellationToken)
    {
        var rows = await db.UnitRowsFor(user.Actor, new GetUnits(query.ProjectId, query.Filter, UnitOrder.Position, false, 0, int.MaxValue), cancellationToken);
        log.LogInformation("{Person} exported {Count} units of {Project}", user.Id, rows.Count, query.ProjectId);
        return Sheet.Write(texts["units"], Columns(), rows);
    }

    private List<SheetColumn<UnitRow>> Columns()
    {
        List<SheetColumn<UnitRow>> columns =
        [
            new(texts["building"], unit => unit.Building),
            new(texts["entrance"], unit => unit.Entrance),
            new(texts["floor"], unit => unit.Floor),
            new(texts["room"], unit => unit.RoomNumber),
            new(texts["layout"], unit => unit.Layout),
            new(texts["use"], unit => unit.Use),
            new(texts["gross-area"], unit => unit.GrossArea.SquareMetres),
            new(texts["inner-area"], unit => unit.InnerArea?.SquareMetres),
            new(texts["list-price"], unit => Yuan(unit.ListPriceFen)),
            new(texts["unit-price"], unit => unit.UnitPrice),
        ];
        if (user.Actor.SeesFiledPrices())
            columns.Add(new(texts["filed-price"], unit => Yuan(unit.FiledPriceFen)));
        if (user.Actor.SeesFloorPrices())
            columns.Add(new(texts["floor-price"], unit => Yuan(unit.FloorPriceFen)));
        columns.Add(new(texts["status"], unit => words.Name(unit.Status)));
        columns.Add(new(texts["blocks"], unit => words.Name(unit.Blocks)));
        columns.Add(new(texts["linked-to"], unit => unit.LinkedTo));
        return columns;
    }

    private static decimal? Yuan(long? fen) => fen is { } value ? new Money(value).Yuan : null;
}
