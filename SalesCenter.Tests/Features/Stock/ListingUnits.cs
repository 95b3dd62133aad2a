using System.Text;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock;
using SalesCenter.Web.Features.Stock.Units;

namespace SalesCenter.Tests.Features.Stock;

public sealed class ListingUnits : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private FreshProject project = null!;

    private GetUnits All => new(project.Id, new UnitFilter(), UnitOrder.Position, false, 0, 100);

    public async ValueTask InitializeAsync() => project = await FreshProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Pages_filters_and_sorts_in_the_database()
    {
        var page = (await centre.Ask(project.Manager, All with { Filter = new UnitFilter(project.Covered, FromFloor: 2, Layout: "三房"), Descending = true, Take = 1 })).Value;
        page.Total.Should().Be(2);
        page.Rows.Should().ContainSingle().Which.Name.Should().Be("1栋1单元201");

        foreach (var order in Enum.GetValues<UnitOrder>())
            (await centre.Ask(project.Manager, All with { Order = order, Descending = true })).Value.Rows.Should().HaveCount(12);
        (await centre.Ask(project.Manager, All with { Filter = new UnitFilter(Room: "30", Status: UnitStatus.Unreleased) })).Value.Total.Should().Be(4);
        (await centre.Ask(project.Manager, All with { Filter = new UnitFilter(BlockedOnly: true) })).Value.Total.Should().Be(0);
        (await centre.Ask(project.Manager, All)).Value.Rows[0].UnitPrice.Should().Be(50_000);
    }

    [Fact]
    public async Task Shows_each_role_the_prices_it_may_see()
    {
        var forConsultant = (await centre.Ask(project.Consultant, All)).Value.Rows;
        forConsultant.Should().OnlyContain(unit => unit.ListPriceFen != null && unit.FiledPriceFen == null && unit.FloorPriceFen == null);
        var administrator = await centre.Hire("管理员", Role.Administrator, project.Id);
        (await centre.Ask(administrator, All)).Value.Rows.Should().OnlyContain(unit => unit.FiledPriceFen != null && unit.FloorPriceFen == null);
        (await centre.Ask(project.Manager, All)).Value.Rows.Should().OnlyContain(unit => unit.FloorPriceFen == 450_000_000);
    }

    [Fact]
    public async Task Names_the_unit_that_another_is_taken_together_with()
    {
        await centre.Database(async db =>
        {
            var units = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == project.Id).ToDictionaryAsync(unit => unit.Id);
            units[project.Units[1]].LinkTo(units[project.Units[0]]);
        });

        (await centre.Ask(project.Manager, All)).Value.Rows.Single(unit => unit.Id == project.Units[1]).LinkedTo.Should().Be("1栋1单元101");
    }

    [Fact]
    public async Task Exports_what_matches_with_numbers_as_numbers()
    {
        var rows = Read((await centre.Ask(project.Manager, new ExportUnits(project.Id, new UnitFilter(project.Uncovered)))).Value);

        rows.Should().HaveCount(7);
        rows[0].Should().Equal("楼栋", "单元", "楼层", "房号", "户型", "用途", "建筑面积（㎡）", "套内面积（㎡）", "表价（元）", "单价（元/㎡）", "备案价（元）", "底价（元）", "状态", "限制", "关联房源");
        rows[1].Should().Equal("2栋", "1单元", 1d, "101", "三房", "住宅", 100d, 80d, 5_000_000d, 50_000d, 5_500_000d, 4_500_000d, "未推", "", "");
    }

    [Fact]
    public async Task Exports_no_floor_price_to_roles_that_do_not_see_it_and_nothing_to_consultants()
    {
        var administrator = await centre.Hire("管理员", Role.Administrator, project.Id);
        var rows = Read((await centre.Ask(administrator, new ExportUnits(project.Id, new UnitFilter()))).Value);
        rows[0].Should().NotContain("底价（元）").And.Contain("备案价（元）");
        rows.SelectMany(row => row).Should().NotContain(4_500_000d);

        (await centre.Ask(project.Consultant, new ExportUnits(project.Id, new UnitFilter()))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"点我\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public async Task Fault_18_never_exports_a_formula(string layout)
    {
        await centre.Database(async db =>
            (await db.Units.IgnoreQueryFilters().SingleAsync(unit => unit.Id == project.Units[0])).Describe(new UnitTraits(layout, "", "", Area.FromSquareMetres(100), null)));

        var sheet = (await centre.Ask(project.Manager, new ExportUnits(project.Id, new UnitFilter(Layout: layout)))).Value;

        Read(sheet)[1][4].Should().BeOfType<string>().Which.Should().StartWith("'");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(sheet));
        using var cells = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        (await cells.ReadToEndAsync()).Should().NotContain("<x:f>").And.NotContain("<f>");
    }

    /// <summary>Reads a workbook back with another library than the one that wrote it.</summary>
    private static List<object[]> Read(byte[] sheet)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(sheet));
        var rows = new List<object[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) ?? "")]);
        return rows;
    }
}
