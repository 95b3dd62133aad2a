using System.Text.RegularExpressions;

namespace SalesCenter.Infrastructure.Spreadsheets;

internal static class ColumnLetters
{
    /// <summary>A for 0, Z for 25, AA for 26.</summary>
    public static string Of(int column) => column < 26 ? ((char)('A' + column)).ToString() : Of(column / 26 - 1) + Of(column % 26);
}

internal static partial class BuildingNames
{
    /// <summary>The name of a sheet when it is that of a building (3栋, 5号楼, A座), else nothing.</summary>
    public static string? In(string sheet) => Name().Match(Wording.CleanName(sheet)) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[A-Za-z0-9一二三四五六七八九十]+#?(栋|幢|座|号楼)")]
    private static partial Regex Name();
}
