namespace SalesCenter.Domain.Common;

/// <summary>姓: the family name at the beginning of a Chinese name.</summary>
public static class Surnames
{
    private static readonly HashSet<string> OfTwo =
    [
        "欧阳", "上官", "司马", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "端木", "南宫", "西门", "独孤", "轩辕", "呼延", "百里", "东郭", "申屠", "太史",
    ];

    /// <summary>The surname: two characters where people bear such a one, else the first; empty for no name.</summary>
    public static string Of(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length >= 2 && OfTwo.Contains(trimmed[..2]))
            return trimmed[..2];
        return trimmed.Length == 0 ? "" : trimmed.EnumerateRunes().First().ToString();
    }
}
