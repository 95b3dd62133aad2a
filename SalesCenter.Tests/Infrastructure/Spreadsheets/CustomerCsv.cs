using System.Text;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

/// <summary>A list of customers written for a test; one customer a line.</summary>
internal static class CustomerCsv
{
    public const string Headings = "客户姓名,联系电话,置业顾问,认知途径,意向等级,来访日期,备注";

    public static byte[] Bytes(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', [Headings, .. lines]));

    public static CustomerListFile Open(params string[] lines) => CustomerListFile.Open(new MemoryStream(Bytes(lines)), "客户.csv").Value;

    /// <summary>Reads rows below <see cref="Headings"/>.</summary>
    public static ListedCustomers Read(params string[] lines)
    {
        var file = Open(lines);
        return file.Read(file.Proposal);
    }
}
