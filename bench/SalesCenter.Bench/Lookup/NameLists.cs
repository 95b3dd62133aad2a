using System.Globalization;

namespace SalesCenter.Bench.Lookup;

/// <summary>
/// How frequent surnames and the characters of given names are: from the public lists in shared/data/people in a folder
/// above, where somebody put them; else a short list of the most frequent ones.
/// </summary>
internal static class NameLists
{
    private const string CommonSurnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private const string CommonCharacters = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂辉玲华文红建国春梅小玉海燕云峰志宇晨思雨欣怡子涵梓轩浩然佳琪雪琳博嘉诗语泽婷俊凯鑫鹏飞波斌宁龙莉萍洁";

    public static IReadOnlyList<(string Text, double Weight)> Surnames { get; } = Read("surnames.csv", 4, 4) ?? Falling(CommonSurnames);

    public static IReadOnlyList<(string Text, double Weight)> GivenNameCharacters { get; } = Read("given-name-characters.csv", 3, 4) ?? Falling(CommonCharacters);

    private static List<(string, double)>? Read(string file, int firstColumn, int lastColumn)
    {
        var path = Above(new DirectoryInfo(AppContext.BaseDirectory)).Select(folder => Path.Combine(folder, "shared", "data", "people", file)).FirstOrDefault(File.Exists);
        return path is null ? null : [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(row =>
            (row[0], row[firstColumn..(lastColumn + 1)].Sum(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var bearers) ? bearers : 0)))];
    }

    private static List<(string, double)> Falling(string characters) => [.. characters.Select((character, rank) => ($"{character}", 1.0 / (rank + 1)))];

    private static IEnumerable<string> Above(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
