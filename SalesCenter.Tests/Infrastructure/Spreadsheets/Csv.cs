using System.Text;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

internal static class Csv
{
    public const string Headings = "楼栋,单元,楼层,房号,建筑面积,套内面积,单价,总价,备案价,底价,备注";

    public static PriceTableFile Open(string text) => PriceTableFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "表.csv").Value;

    /// <summary>Reads rows below <see cref="Headings"/>.</summary>
    public static PriceTable Read(params string[] rows)
    {
        var file = Open(string.Join('\n', [Headings, .. rows]));
        return file.Read(file.Proposal).Value;
    }
}
