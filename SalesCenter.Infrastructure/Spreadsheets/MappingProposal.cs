using SalesCenter.Domain.Common;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>
/// What the headings of a sheet propose, checked against what stands below them. A heading that its column denies (a filing
/// from Shanghai heads its prices per ㎡ with 套内面积) is left unmapped and pointed out rather than reinterpreted: a wrong
/// guess about money would look right in the preview, a missing column does not.
/// </summary>
internal sealed class MappingProposal
{
    /// <summary>In yuan per ㎡: where a heading leaves it open, a price that comes to less than this per ㎡ is itself one per ㎡.</summary>
    private const decimal LeastPerSquareMetre = 1_000;

    /// <summary>In yuan per ㎡: no market is that cheap; the column is in 万元 or no price at all.</summary>
    private const decimal Absurd = 100;

    private const decimal MostPerSquareMetre = 1_000_000;
    private const decimal LargestUsualArea = 5_000;

    private readonly SheetCells cells;
    private readonly HeadingRows headings;
    private readonly IReadOnlyList<string> texts;
    private readonly List<Refusal> notes = [];

    public MappingProposal(SheetCells cells, HeadingRows headings, IReadOnlyList<string> texts)
    {
        (this.cells, this.headings, this.texts) = (cells, headings, texts);
        MapNames();
        CheckAreas();
        MapPrices();
        CheckKeys();
    }

    public ColumnMapping Mapping { get; private set; } = ColumnMapping.None;

    public IReadOnlyList<Refusal> Notes => notes;

    private IEnumerable<(HeadingMeaning Meaning, int Column)> Meanings =>
        texts.Select((text, column) => (Headings.Understand(text), column)).Where(pair => pair.Item1 is not null)
            .Select(pair => (pair.Item1!.Value, pair.column)).OrderBy(pair => pair.Value.Rank).ThenBy(pair => pair.column);

    private void MapNames()
    {
        foreach (var (meaning, column) in Meanings.Where(pair => !pair.Meaning.Field.IsPrice()))
        {
            Mapping = Mapping[meaning.Field] is null ? Mapping.With(meaning.Field, column) : Mapping;
        }

        if (texts.ToList().FindIndex(Headings.IsDoorNumber) is var door and >= 0)
        {
            var field = Mapping[F.Building] is null ? F.Building : F.Entrance;
            Mapping = Mapping[field] is null ? Mapping.With(field, door) : Mapping;
        }
    }

    private void CheckAreas()
    {
        foreach (var field in new[] { F.GrossArea, F.InnerArea, F.SharedArea })
        {
            if (Mapping[field] is { } column && ColumnContent.Of(cells, headings, column.Index) is { Median: > LargestUsualArea })
            {
                Deny(field);
            }
        }

        if (Median(F.GrossArea) is { } gross && Median(F.InnerArea) is { } inner && inner > gross)
        {
            if (inner < gross * 5)
            {
                Deny(F.GrossArea);
            }

            Deny(F.InnerArea);
        }
    }

    private void MapPrices()
    {
        var titleFactor = cells.Rows.TakeWhile(row => row.Number < headings.First).SelectMany(row => row.Cells).Select(cell => Wording.Compact(cell.Text))
            .Where(text => text.Contains("单位", StringComparison.Ordinal)).Select(Headings.FactorIn).FirstOrDefault(factor => factor is not null);
        foreach (var (meaning, column) in Meanings.Where(pair => pair.Meaning.Field.IsPrice()))
        {
            var content = ColumnContent.Of(cells, headings, column);
            var factor = !meaning.StatesUnit && meaning.Field.IsWholePrice() ? titleFactor ?? 1 : meaning.Factor;
            var field = meaning.BasisOpen && IsPerSquareMetre(content.Median * factor) ? meaning.Field + 1 : meaning.Field;
            if (Mapping[field] is not null)
            {
                continue;
            }

            Mapping = Mapping.With(field, column, factor);
            if (IsImplausible(field, content.Median * factor))
            {
                Deny(field);
            }
        }
    }

    private bool IsPerSquareMetre(decimal? price) =>
        price is >= LeastPerSquareMetre / 2 and < MostPerSquareMetre && Median(F.GrossArea) is > 0 and var gross && price / gross < LeastPerSquareMetre;

    private bool IsImplausible(F field, decimal? price) => field.IsUnitPrice()
        ? price is > MostPerSquareMetre or < Absurd
        : Median(F.GrossArea) is > 0 and var gross && price / gross < Absurd;

    private void CheckKeys()
    {
        foreach (var (field, column) in Mapping.Columns.Where(pair => pair.Key.IsKey()))
        {
            if (ColumnContent.Of(cells, headings, column.Index).MostlyFractions)
            {
                Deny(field);
            }
        }
    }

    private decimal? Median(F field) => Mapping[field] is { } column ? ColumnContent.Of(cells, headings, column.Index).Median : null;

    private void Deny(F field)
    {
        var column = Mapping[field]!.Value.Index;
        notes.Add(ImportRefusals.HeadingMismatch(ColumnLetters.Of(column), texts[column]));
        Mapping = Mapping.Without(field);
    }
}

/// <summary>What the first rows of a column are like, for telling whether its heading can be true.</summary>
/// <param name="Median">Of its positive numbers; null below three of them, on which nothing can be founded.</param>
internal readonly record struct ColumnContent(decimal? Median, bool MostlyFractions)
{
    private const int RowsLookedAt = 300;
    private const int Founded = 3;
    private const decimal LargestSensible = 1e15m;

    public static ColumnContent Of(SheetCells cells, HeadingRows headings, int column)
    {
        var filled = cells.Rows.SkipWhile(row => row.Number <= headings.Last).Take(RowsLookedAt).Select(row => row[column])
            .Where(cell => !cell.IsBlank && !Placeholders.Is(cell.Text)).ToArray();
        var numbers = filled.Select(cell => Numerals.Read(cell)).OfType<WrittenNumber>().Where(number => number.Value < LargestSensible).ToArray();
        var positive = numbers.Select(number => number.Value * (number.Factor ?? 1)).Where(value => value > 0).Order().ToArray();
        var fractions = numbers.Count(number => number.Value != decimal.Truncate(number.Value));
        return new ColumnContent(positive.Length < Founded ? null : positive[positive.Length / 2], fractions >= Founded && fractions * 2 > filled.Length);
    }
}

internal static class Placeholders
{
    /// <summary>What people write where there is nothing to write.</summary>
    public static bool Is(string text) => text.Trim() is "" or "-" or "--" or "---" or "—" or "——" or "/" or "\\" or "无" or "暂无" or "待定" or "N/A" or "null";
}
