using System.Globalization;
using System.Text;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock.Import;

namespace SalesCenter.Tests.Features.Stock.Import;

/// <summary>A price table written for a test; one room a line.</summary>
internal sealed record TestTable(params string[] Lines)
{
    private const string Headings = "项目,楼栋,单元,楼层,房号,户型,建筑面积,套内面积,总价,备案价,底价";

    public PriceTableFile File => PriceTableFile.Open(new MemoryStream(Bytes), "价格表.csv").Value;

    public byte[] Bytes => Encoding.UTF8.GetBytes(string.Join('\n', [Headings, .. Lines]));

    public PriceTable Table => File.Read(File.Proposal).Value;

    /// <summary>A line as it stands in the units of <see cref="SmallProject"/>.</summary>
    public static string Room(
        string building = "1栋", int floor = 1, int room = 1, decimal? area = null, string list = "5000000", string filed = "5500000", string floorPrice = "", string layout = "三房两厅", string project = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{project},{building},1单元,{floor},{floor}{room:00},{layout},{area ?? 100 + room},{80 + room},{list},{filed},{floorPrice}");

    /// <summary>Many rooms of a building that no test project has.</summary>
    public static TestTable Many(int rooms, string list = "5000000") =>
        new([.. Enumerable.Range(0, rooms).Select(number => Room("8栋", number / 50 + 1, number % 50 + 1, list: list))]);

    public async Task<ImportPreview> Preview(SmallProject project) => (await Ask(project)).Value;

    public Task<Result<ImportPreview>> Ask(SmallProject project) => project.Centre.Ask(project.Manager, new PreviewImport(project.Id, Table));

    /// <summary>Previews, and confirms what the preview shows.</summary>
    public async Task<Result<ImportOutcome>> Import(SmallProject project, bool skipWrongRows = false) =>
        await project.Centre.Send(project.Manager, Apply(project, (await Preview(project)).Tally, skipWrongRows));

    public ApplyImport Apply(SmallProject project, ImportTally confirmed, bool skipWrongRows = false) =>
        new(project.Id, File.Name, File.Hash, confirmed, skipWrongRows, Table);
}
