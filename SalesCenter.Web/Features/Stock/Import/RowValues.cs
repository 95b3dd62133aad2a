using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>What a row makes of a unit: what the table does not say stays as the unit has it.</summary>
internal static class RowValues
{
    public static UnitTraits TraitsFor(this PriceTableRow row, Unit? unit) => new(
        row.Layout ?? unit?.Layout ?? "", row.Orientation ?? unit?.Orientation ?? "", row.Use ?? unit?.Use ?? "", row.GrossArea, row.InnerArea ?? unit?.InnerArea);

    public static UnitPrices PricesFor(this PriceTableRow row, Unit? unit) =>
        new(row.FiledPrice ?? unit?.FiledPrice, row.ListPrice ?? unit?.ListPrice, row.FloorPrice ?? unit?.FloorPrice);

    public static bool StatesPrices(this PriceTableRow row) => row.FiledPrice is not null || row.ListPrice is not null || row.FloorPrice is not null;

    public static IReadOnlyList<FieldChange> TraitChanges(this PriceTableRow row, Unit unit)
    {
        var traits = row.TraitsFor(unit);
        return Differences(
            new(F.Layout, unit.Layout, traits.Layout), new(F.Orientation, unit.Orientation, traits.Orientation), new(F.Use, unit.Use, traits.Use),
            new(F.GrossArea, unit.GrossArea, traits.GrossArea), new(F.InnerArea, unit.InnerArea, traits.InnerArea));
    }

    public static IReadOnlyList<FieldChange> PriceChanges(this PriceTableRow row, Unit unit)
    {
        var prices = row.PricesFor(unit);
        return Differences(new(F.ListPrice, unit.ListPrice, prices.List), new(F.FiledPrice, unit.FiledPrice, prices.Filed), new(F.FloorPrice, unit.FloorPrice, prices.Floor));
    }

    private static FieldChange[] Differences(params FieldChange[] fields) => Array.FindAll(fields, field => !Equals(field.Before, field.After));
}
