using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

public class RecognisingHeadings
{
    [Theory]
    [InlineData("楼栋", PriceTableField.Building)]
    [InlineData("幢号", PriceTableField.Building)]
    [InlineData("栋号", PriceTableField.Building)]
    [InlineData("楼 号", PriceTableField.Building)]
    [InlineData("座", PriceTableField.Building)]
    [InlineData("单元", PriceTableField.Entrance)]
    [InlineData("单元号", PriceTableField.Entrance)]
    [InlineData("楼层", PriceTableField.Floor)]
    [InlineData("层", PriceTableField.Floor)]
    [InlineData("所在层", PriceTableField.Floor)]
    [InlineData("房号", PriceTableField.RoomNumber)]
    [InlineData("室号", PriceTableField.RoomNumber)]
    [InlineData("房间号", PriceTableField.RoomNumber)]
    [InlineData("户号", PriceTableField.RoomNumber)]
    [InlineData("户型", PriceTableField.Layout)]
    [InlineData("朝向", PriceTableField.Orientation)]
    [InlineData("用途", PriceTableField.Use)]
    [InlineData("房屋用途", PriceTableField.Use)]
    [InlineData("建筑面积", PriceTableField.GrossArea)]
    [InlineData("建面（㎡）", PriceTableField.GrossArea)]
    [InlineData("预测建筑面积\n(平方米)", PriceTableField.GrossArea)]
    [InlineData("套内面积", PriceTableField.InnerArea)]
    [InlineData("套内建筑面积", PriceTableField.InnerArea)]
    [InlineData("公摊", null)]
    [InlineData("公摊面积", PriceTableField.SharedArea)]
    [InlineData("备案总价", PriceTableField.FiledPrice)]
    [InlineData("备案单价", PriceTableField.FiledPricePerGross)]
    [InlineData("备案价（元／㎡）", PriceTableField.FiledPricePerGross)]
    [InlineData("表价", PriceTableField.ListPrice)]
    [InlineData("总价", PriceTableField.ListPrice)]
    [InlineData("房屋总价(元)", PriceTableField.ListPrice)]
    [InlineData("表列总价", PriceTableField.ListPrice)]
    [InlineData("单价(元/㎡)", PriceTableField.ListPricePerGross)]
    [InlineData("套内单价", PriceTableField.ListPricePerInner)]
    [InlineData("单价(元/㎡,按套内)", PriceTableField.ListPricePerInner)]
    [InlineData("底价", PriceTableField.FloorPrice)]
    [InlineData("底价单价", PriceTableField.FloorPricePerGross)]
    [InlineData("备　注", PriceTableField.Remarks)]
    [InlineData("销售状态", PriceTableField.StatedStatus)]
    [InlineData("项目名称", PriceTableField.Project)]
    [InlineData("总楼层", null)]
    [InlineData("成交总价", null)]
    [InlineData("装修单价", null)]
    [InlineData("价格类型", null)]
    [InlineData("阳台面积", null)]
    [InlineData("序号", null)]
    public void Knows_the_usual_words(string heading, PriceTableField? field)
    {
        string[] others = [.. new[] { "项目", "楼栋", "楼层", "房号", "户型", "面积" }.Where(other => Meaning(other) != field)];

        var sheet = new Workbook().Sheet("1", [[.. others, heading]]).Open().Sheets[0];

        sheet.Mapping.Columns.Where(pair => pair.Value.Index == others.Length).Select(pair => (PriceTableField?)pair.Key).SingleOrDefault().Should().Be(field);

        static PriceTableField Meaning(string other) => other switch
        {
            "项目" => PriceTableField.Project,
            "楼栋" => PriceTableField.Building,
            "楼层" => PriceTableField.Floor,
            "房号" => PriceTableField.RoomNumber,
            "户型" => PriceTableField.Layout,
            _ => PriceTableField.GrossArea,
        };
    }

    [Fact]
    public void Finds_them_below_titles_and_takes_the_unit_from_the_title()
    {
        var table = new Workbook().Sheet("一房一价", [
            ["松风明月花园一房一价表（备案价）"],
            ["开发企业：某某公司", null, "预售证号：2025001", null, "单位：万元"],
            ["楼栋", "楼层", "房号", "建筑面积", "总价"],
            ["1栋", 3, 301, 100, 200.5],
        ], ["A1:E1"]).Read();

        table.Rows.Should().ContainSingle().Which.ListPrice.Should().Be(Money.FromYuan(2_005_000));
    }

    [Fact]
    public void Reads_headings_of_two_rows_with_merged_cells()
    {
        var table = new Workbook().Sheet("1", [
            ["楼栋", "楼层", "房号", "面积（㎡）", null, "备案价", null, "表价", null],
            [null, null, null, "建筑", "套内", "单价", "总价（万元）", "单价", "总价（万元）"],
            ["1栋", 3, 301, 100, 80, 25000, 250, 20000, 200],
        ], ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1"]).Read();

        table.Errors.Should().BeEmpty();
        table.Rows.Should().ContainSingle().Which.Should().Match<PriceTableRow>(row => row.InnerArea == Area.FromSquareMetres(80)
            && row.FiledPrice == Money.FromYuan(2_500_000) && row.ListPrice == Money.FromYuan(2_000_000));
    }

    [Fact]
    public void Reads_headings_of_two_rows_whose_merging_was_lost_in_a_csv()
    {
        var file = Csv.Open("楼栋,楼层,房号,面积,,备案价,\n,,,建筑,套内,单价,总价\n1栋,3,301,100,80,25000,2500000\n");

        file.Read(file.Proposal).Value.Rows.Should().ContainSingle().Which.Should().Match<PriceTableRow>(row =>
            row.InnerArea == Area.FromSquareMetres(80) && row.FiledPrice == Money.FromYuan(2_500_000) && row.ListPrice == null);
    }

    [Fact]
    public void Fills_merged_cells_with_what_they_show()
    {
        var table = new Workbook().Sheet("1", [
            ["楼栋", "楼层", "房号", "建筑面积"],
            ["1栋", 4, 401, 100],
            [null, null, 402, 100],
            [null, 3, 301, 100],
        ], ["A2:A4", "B2:B3"]).Read();

        table.Errors.Should().BeEmpty();
        table.Rows.Select(row => (row.Building, row.Floor, row.RoomNumber)).Should().Equal(("1栋", 4, "401"), ("1栋", 4, "402"), ("1栋", 3, "301"));
    }

    [Fact]
    public void Takes_the_building_from_the_name_of_a_sheet_that_has_no_column_for_it()
    {
        object?[][] rows = [["楼层", "房号", "建筑面积"], [3, 301, 100]];
        var table = new Workbook().Sheet("3栋", rows).Sheet("5号楼一房一价", rows).Read();

        table.Errors.Should().BeEmpty();
        table.Rows.Select(row => row.Building).Should().Equal("3栋", "5号楼");
    }

    [Theory]
    [InlineData(52_000, PriceTableField.FiledPricePerGross)]
    [InlineData(5_200_000, PriceTableField.FiledPrice)]
    public void Tells_from_the_amounts_whether_a_bare_price_is_per_square_metre(double price, PriceTableField field)
    {
        var sheet = new Workbook().Sheet("1", [["楼栋", "楼层", "房号", "建筑面积", "备案价"], .. Rows(3, i => ["1栋", i, 100 * i, 100, price])]).Open().Sheets[0];

        sheet.Mapping[field]!.Value.Index.Should().Be(4);
    }

    [Theory]
    [InlineData("套内面积", 2800)]
    [InlineData("套内面积", 120.5)]
    [InlineData("单元", 88.52)]
    [InlineData("总价（元）", 655.64)]
    public void Leaves_out_a_heading_that_its_column_denies_and_says_so(string heading, double value)
    {
        var sheet = new Workbook().Sheet("1", [["楼栋", "楼层", "房号", "建筑面积", heading], .. Rows(3, i => ["1栋", i, 100 * i, 100, value])]).Open().Sheets[0];

        sheet.Mapping.Columns.Values.Should().NotContain(column => column.Index == 4);
        sheet.Notes.Should().Contain(ImportRefusals.HeadingMismatch("E", heading));
    }

    [Fact]
    public void Trusts_neither_area_when_the_inner_one_is_the_larger()
    {
        var sheet = new Workbook().Sheet("1", [["楼栋", "楼层", "房号", "建筑面积", "套内面积"], .. Rows(3, i => ["1栋", i, 100 * i, 80, 100])]).Open().Sheets[0];

        sheet.Notes.Should().StartWith([ImportRefusals.HeadingMismatch("D", "建筑面积"), ImportRefusals.HeadingMismatch("E", "套内面积")]);
        sheet.Proposed.Should().BeFalse();
    }

    [Fact]
    public void Can_be_corrected_by_hand_without_opening_the_file_again()
    {
        var file = new Workbook().Sheet("1", [["甲", "乙", "丙", "丁", "戊"], ["1栋", 3, 301, 100, 200.5]]).Open();
        var sheet = file.Sheets[0].WithHeadings(new HeadingRows(1, 1));
        var mapping = sheet.Mapping.With(PriceTableField.Building, 0).With(PriceTableField.Floor, 1).With(PriceTableField.RoomNumber, 2)
            .With(PriceTableField.GrossArea, 3).With(PriceTableField.ListPrice, 4, 10_000);

        file.Proposal.Should().BeEmpty();
        sheet.Columns[4].Should().BeEquivalentTo(new SheetColumn(4, "E", "戊", ["200.5"]));
        file.Read([sheet.Choice with { Mapping = mapping }]).Value.ListPriceTotal.Should().Be(Money.FromYuan(2_005_000));
    }

    [Fact]
    public void Refuses_a_mapping_without_a_column_that_makes_a_unit_known()
    {
        var file = new Workbook().Sheet("1", [["楼栋", "楼层", "房号", "建筑面积"], ["1栋", 3, 301, 100]]).Open();

        var table = file.Read([file.Sheets[0].Choice with { Mapping = file.Sheets[0].Mapping.Without(PriceTableField.GrossArea) }]).Value;

        table.Errors.Should().ContainSingle().Which.Reason.Should().Be(ImportRefusals.ColumnMissing("1", PriceTableField.GrossArea));
    }

    [Fact]
    public void Maps_a_column_to_one_meaning_only() =>
        ColumnMapping.None.With(PriceTableField.ListPrice, 4).With(PriceTableField.FiledPrice, 4).Columns.Keys.Should().Equal(PriceTableField.FiledPrice);

    [Fact]
    public void Leaves_hidden_sheets_out_and_lists_them()
    {
        object?[][] rows = [["楼栋", "楼层", "房号", "建筑面积"], ["1栋", 3, 301, 100]];
        var file = new Workbook().Sheet("旧", rows, hidden: true).Sheet("新", rows).Open();

        file.Proposal.Should().ContainSingle().Which.Sheet.Should().Be("新");
        file.Sheets[0].Notes.Should().Equal(ImportRefusals.SheetHidden("旧"));
    }

    internal static object?[][] Rows(int count, Func<int, object?[]> row) => [.. Enumerable.Range(1, count).Select(row)];
}
