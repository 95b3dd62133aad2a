using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Infrastructure.Spreadsheets;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Web.Features.Areas;

/// <summary>What a surveyor's table would do; nothing is written yet.</summary>
/// <param name="Errors">Every fault, those of reading and those found against the stock, each with row and column.</param>
public sealed record MeasuredPreview(MeasuredTally Tally, IReadOnlyList<MeasuredRow> Rows, IReadOnlyList<CellError> Errors);

/// <summary>How many rows are of which kind.</summary>
public sealed record MeasuredTally(int New, int Changed, int Unchanged, int Wrong)
{
    /// <summary>Whether taking the table over would have any effect.</summary>
    public bool ChangesAnything => New + Changed > 0;
}

/// <summary>What a row of a surveyor's table is to what is recorded.</summary>
public enum MeasuredOutcome
{
    New = 0,
    Changed = 1,
    Unchanged = 2,
}

/// <summary>One right row beside its unit.</summary>
/// <param name="Row">The row's number as the spreadsheet shows it.</param>
public sealed record MeasuredRow(string Sheet, int Row, Guid UnitId, Area Gross, Area? Inner, Area ContractGross, Area? ContractInner, MeasuredOutcome Outcome);

/// <summary>Reads a surveyor's table as a price table without prices, and holds it against the stock.</summary>
internal static class MeasuredComparison
{
    /// <summary>Refuses what is no table, has no columns for building, room and area, or none but predicted areas.</summary>
    public static async Task<MeasuredPreview> Of(PriceTableFile file, SalesDb db, Guid projectId, CancellationToken cancellation)
    {
        var table = Read(file);
        var project = await db.Projects.Where(project => project.Id == projectId).Select(project => project.Name).SingleAsync(cancellation);
        string[] projects = [.. new[] { table.ProjectName, project }.OfType<string>()];
        var stock = await (
            from unit in db.Units.AsNoTracking()
            join building in db.Buildings.IgnoreAutoIncludes() on unit.BuildingId equals building.Id
            select new { Unit = unit, building.Name }).ToListAsync(cancellation);
        var units = stock.GroupBy(row => UnitKey.Of(ProjectNames.WithoutProject(row.Name, projects), row.Unit.Entrance, row.Unit.Floor, row.Unit.RoomNumber)).ToDictionary(same => same.Key, same => same.First().Unit);
        var known = await db.MeasuredUnits.AsNoTracking().ToDictionaryAsync(measured => measured.UnitId, cancellation);
        var (rows, errors) = (new List<MeasuredRow>(), new List<CellError>(table.Errors));
        var taken = new Dictionary<Guid, PriceTableRow>();
        foreach (var row in table.Rows)
        {
            if (units.GetValueOrDefault(UnitKey.Of(ProjectNames.WithoutProject(row.Building, projects), row.Entrance, row.Floor, row.RoomNumber)) is not { } unit)
                errors.Add(table.Fault(row, F.RoomNumber, row.RoomNumber, AreaRefusals.UnknownUnit));
            else if (!taken.TryAdd(unit.Id, row))
                errors.Add(table.Fault(row, F.RoomNumber, row.RoomNumber, ImportRefusals.Duplicate(taken[unit.Id].Sheet, taken[unit.Id].Row)));
            else if (Wrong(row, unit, known.GetValueOrDefault(unit.Id)) is { } fault)
                errors.Add(table.Fault(row, fault.Field, fault.Value?.ToString() ?? "", fault.Refusal));
            else
                rows.Add(new MeasuredRow(row.Sheet, row.Row, unit.Id, row.GrossArea, row.InnerArea, unit.GrossArea, unit.InnerArea, Outcome(row, known.GetValueOrDefault(unit.Id))));
        }
        int CountOf(MeasuredOutcome outcome) => rows.Count(row => row.Outcome == outcome);
        var wrong = errors.Select(error => (error.Sheet, error.Row)).Distinct().Count();
        return new MeasuredPreview(new MeasuredTally(CountOf(MeasuredOutcome.New), CountOf(MeasuredOutcome.Changed), CountOf(MeasuredOutcome.Unchanged), wrong), rows, errors);
    }

    private static PriceTable Read(PriceTableFile file)
    {
        var choices = file.Proposal;
        if (choices.Count == 0 && file.Sheets.SelectMany(sheet => sheet.Notes).FirstOrDefault(note => note.Code == "import.column-missing") is { } missing)
            throw new RefusedException(missing);
        foreach (var choice in choices)
        {
            var columns = file.Sheets.First(sheet => sheet.Name == choice.Sheet).Columns;
            foreach (var field in new[] { F.GrossArea, F.InnerArea })
            {
                if (choice.Mapping[field] is { } column && columns[column.Index].Heading is var heading && heading.Contains("预测", StringComparison.Ordinal))
                    throw new RefusedException(AreaRefusals.PredictedColumn(heading));
            }
        }
        return file.Read(choices).Value;
    }

    /// <summary>What the unit itself would refuse, with the column that it is about.</summary>
    private static (F Field, Area? Value, Refusal Refusal)? Wrong(PriceTableRow row, Unit unit, MeasuredUnit? known)
    {
        var areas = new MeasuredAreas(row.GrossArea, row.InnerArea, known?.ReportNumber ?? "-");
        if (known is { SettledAt: { } settled } && known.Areas != areas)
            return (F.RoomNumber, null, AreaRefusals.Settled(unit.Id, settled));
        try
        {
            _ = new MeasuredUnit(unit, areas, Guid.Empty, default);
            return null;
        }
        catch (RefusedException refused)
        {
            var isGross = refused.Refusal.Code == "area.measured-absurd" && Equals(refused.Refusal.Values[1], row.GrossArea) && Equals(refused.Refusal.Values[0], unit.GrossArea);
            return isGross ? (F.GrossArea, row.GrossArea, refused.Refusal) : (F.InnerArea, row.InnerArea, refused.Refusal);
        }
    }

    private static MeasuredOutcome Outcome(PriceTableRow row, MeasuredUnit? known) => known is null
        ? MeasuredOutcome.New
        : known.Areas.Gross == row.GrossArea && known.Areas.Inner == row.InnerArea ? MeasuredOutcome.Unchanged : MeasuredOutcome.Changed;
}
