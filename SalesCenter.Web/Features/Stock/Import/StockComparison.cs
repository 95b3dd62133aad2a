using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>
/// Holds a price table against the stock: what is new, what changes, what can't be. What the table does not say stays as
/// it is, and units that it does not name are left alone.
/// </summary>
internal sealed class StockComparison
{
    private readonly PriceTable table;
    private readonly StockNow stock;
    private readonly string[] projectNames;
    private readonly Dictionary<string, Guid> buildings;
    private readonly Dictionary<UnitKey, Unit> units;
    private readonly List<CellError> errors;

    private StockComparison(PriceTable table, StockNow stock)
    {
        (this.table, this.stock, errors) = (table, stock, [.. table.Errors]);
        projectNames = [.. new[] { table.ProjectName, stock.ProjectName }.OfType<string>()];
        var names = stock.Buildings.ToDictionary(building => building.Id, building => WithoutProject(building.Name));
        buildings = names.GroupBy(name => KeyOf(name.Value)).ToDictionary(same => same.Key, same => same.First().Key);
        units = stock.Units.GroupBy(unit => UnitKey.Of(names[unit.BuildingId], unit.Entrance, unit.Floor, unit.RoomNumber)).ToDictionary(same => same.Key, same => same.First());
    }

    /// <summary>Refuses a table that says it is of another project, unless most of its units are known here.</summary>
    public static ImportPreview Of(PriceTable table, StockNow stock)
    {
        var comparison = new StockComparison(table, stock);
        comparison.RefuseOtherProject();
        return comparison.Compare();
    }

    /// <summary>What makes two buildings the same.</summary>
    public static string KeyOf(string building) => UnitKey.Of(building, "", 0, "").Building;

    private string WithoutProject(string building) => ProjectNames.WithoutProject(building, projectNames);

    private void RefuseOtherProject()
    {
        if (stock.Units.Count == 0 || table.ProjectName is not { } stated || ProjectNames.Agree(stated, stock.ProjectName!))
            return;
        var known = table.Rows.Count(row => units.TryGetValue(KeyOf(row), out var unit) && unit.GrossArea == row.GrossArea);
        if (known * 2 <= table.Rows.Count)
            throw new RefusedException(ImportRefusals.OtherProject(stated, stock.ProjectName!));
    }

    private ImportPreview Compare()
    {
        var rows = new List<ComparedRow>(table.Rows.Count);
        foreach (var same in table.Rows.GroupBy(KeyOf).Select(same => same.ToArray()))
        {
            if (same.Length > 1)
                NameTwins(same);
            else if (CompareOne(same[0]) is { } compared)
                rows.Add(compared);
        }
        int CountOf(RowOutcome outcome) => rows.Count(row => row.Outcome == outcome);
        var wrong = errors.Select(error => (error.Sheet, error.Row)).Distinct().Count();
        var total = rows.Aggregate(Money.Zero, (sum, row) => sum + (row.Row.ListPrice ?? Money.Zero));
        var tally = new ImportTally(CountOf(RowOutcome.New), CountOf(RowOutcome.Changed), CountOf(RowOutcome.Unchanged), wrong, total);
        return new ImportPreview(tally, rows, errors, stock.Units.Count - rows.Count(row => row.UnitId is not null));
    }

    private UnitKey KeyOf(PriceTableRow row) => UnitKey.Of(WithoutProject(row.Building), row.Entrance, row.Floor, row.RoomNumber);

    /// <summary>Rows that are one unit only once the project's name is taken off their building.</summary>
    private void NameTwins(PriceTableRow[] same)
    {
        for (var index = 0; index < same.Length; index++)
        {
            var twin = same[(index + 1) % same.Length];
            errors.Add(table.Fault(same[index], F.RoomNumber, same[index].RoomNumber, ImportRefusals.Duplicate(twin.Sheet, twin.Row)));
        }
    }

    private ComparedRow? CompareOne(PriceTableRow row)
    {
        var building = WithoutProject(row.Building);
        Guid? buildingId = buildings.TryGetValue(KeyOf(building), out var known) ? known : null;
        if (!units.TryGetValue(KeyOf(row), out var unit))
            return new ComparedRow(row, building, buildingId, null, RowOutcome.New, [], row.StatesPrices() ? PricePath.AtOnce : PricePath.None);

        var traits = row.TraitChanges(unit);
        var prices = stock.PendingPrices[unit.Id].Contains(row.PricesFor(unit)) ? [] : row.PriceChanges(unit);
        if (FaultsOf(row, unit, traits) is { Count: > 0 } faults)
        {
            errors.AddRange(faults);
            return null;
        }
        var path = prices.Count == 0 ? PricePath.None
            : unit is { PriceVersionId: null, Status: UnitStatus.Unreleased } ? PricePath.AtOnce
            : PricePath.Draft;
        return new ComparedRow(row, building, buildingId, unit.Id, traits.Count + prices.Count > 0 ? RowOutcome.Changed : RowOutcome.Unchanged, [.. traits, .. prices], path);
    }

    /// <summary>What is right by itself and wrong beside what the unit has: areas under a customer's feet, prices out of order.</summary>
    private List<CellError> FaultsOf(PriceTableRow row, Unit unit, IReadOnlyList<FieldChange> traits)
    {
        var faults = new List<CellError>();
        void Add(F field, object? value, Refusal reason) => faults.Add(table.Fault(row, field, $"{value}", reason));
        if (unit.Status.IsTaken())
        {
            foreach (var change in traits)
                Add(change.Field, change.After, ImportRefusals.UnitTaken(unit.Status));
        }
        var prices = row.PricesFor(unit);
        if (prices.List > prices.Filed)
            Add(row.ListPrice is null ? F.FiledPrice : F.ListPrice, row.ListPrice ?? row.FiledPrice, ImportRefusals.ListOverFiled(prices.Filed!.Value));
        if (prices.Floor > prices.List)
            Add(row.FloorPrice is null ? F.ListPrice : F.FloorPrice, row.FloorPrice ?? row.ListPrice, ImportRefusals.FloorOverList(prices.List!.Value));
        return faults;
    }
}
