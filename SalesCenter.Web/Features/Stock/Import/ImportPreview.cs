using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>What a price table would do to the stock of a project; nothing is written yet.</summary>
/// <param name="Rows">The rows without fault, in the table's order.</param>
/// <param name="Errors">Every fault, those of reading and those found against the stock.</param>
/// <param name="UnitsLeftAlone">Units of the project that the table does not name; they stay as they are.</param>
public sealed record ImportPreview(ImportTally Tally, IReadOnlyList<ComparedRow> Rows, IReadOnlyList<CellError> Errors, int UnitsLeftAlone);

/// <summary>How many rows are of which kind, and the list prices of the right ones added up.</summary>
public sealed record ImportTally(int New, int Changed, int Unchanged, int Wrong, Money ListPriceTotal)
{
    /// <summary>Whether applying the table would have any effect.</summary>
    public bool ChangesAnything => New + Changed > 0;
}

/// <summary>What a row of the table is to the stock.</summary>
public enum RowOutcome
{
    Unchanged,
    New,
    Changed,
}

/// <summary>What a changed or new price is to wait for.</summary>
public enum PricePath
{
    /// <summary>The prices stay as they are.</summary>
    None,

    /// <summary>First prices hold at once: there is nothing yet that they could change for a customer.</summary>
    AtOnce,

    /// <summary>Changed prices go into a draft, to be checked and approved.</summary>
    Draft,
}

/// <summary>One row of the table beside the unit it is about.</summary>
/// <param name="Building">The building's name without the project's.</param>
/// <param name="BuildingId">The building in the stock; nothing where it is to be made.</param>
/// <param name="UnitId">The unit in the stock; nothing for a new one.</param>
public sealed record ComparedRow(PriceTableRow Row, string Building, Guid? BuildingId, Guid? UnitId, RowOutcome Outcome, IReadOnlyList<FieldChange> Changes, PricePath Path);

/// <summary>What a field of a unit was and is to be: a text, an area or an amount; both empty where the reader may not see it.</summary>
public sealed record FieldChange(PriceTableField Field, object? Before, object? After);
