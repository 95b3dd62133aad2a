using System.Collections.Immutable;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>A column (from zero) and what its numbers are multiplied by: 10,000 where it is written in 万元, else 1.</summary>
public readonly record struct MappedColumn(int Index, decimal Factor = 1);

/// <summary>Which column of a sheet means what: proposed from the headings, changed by hand.</summary>
public sealed record ColumnMapping
{
    public static readonly ColumnMapping None = new();

    private ImmutableSortedDictionary<PriceTableField, MappedColumn> columns = ImmutableSortedDictionary<PriceTableField, MappedColumn>.Empty;

    public IReadOnlyDictionary<PriceTableField, MappedColumn> Columns => columns;

    public MappedColumn? this[PriceTableField field] => columns.TryGetValue(field, out var column) ? column : null;

    /// <summary>A column means one thing: what it meant before is forgotten.</summary>
    public ColumnMapping With(PriceTableField field, int column, decimal factor = 1)
    {
        var others = columns.RemoveRange(columns.Where(pair => pair.Value.Index == column).Select(pair => pair.Key));
        return new ColumnMapping { columns = others.SetItem(field, new MappedColumn(column, factor)) };
    }

    public ColumnMapping Without(PriceTableField field) => new() { columns = columns.Remove(field) };

    public bool Equals(ColumnMapping? other) => other is not null && columns.SequenceEqual(other.columns);

    public override int GetHashCode() => columns.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));
}
