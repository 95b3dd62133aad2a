using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

public class ReadingPriceTableRows
{
    [Fact]
    public void Takes_everything_the_table_says()
    {
        Csv.Read("1栋,2单元,3,301,100.1234,80,20000,2002468,2100000,1900000,朝江").Rows.Should().Equal(new PriceTableRow(
            "表", 2, null, "1栋", "2单元", 3, "301", null, null, null, new Area(1_001_234), new Area(800_000),
            Money.FromYuan(2_002_468), Money.FromYuan(2_100_000), Money.FromYuan(1_900_000), null, "朝江"));
    }

    [Theory]
    [InlineData("１２３４５６７．８９", 1234567.89)]
    [InlineData("\"1,234,567.89\"", 1234567.89)]
    [InlineData("\"１，２３４，５６７\"", 1234567)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("¥ 1234567元", 1234567)]
    [InlineData("￥1234567.8", 1234567.8)]
    [InlineData("123.4567万元", 1234567)]
    [InlineData("123.4567 万", 1234567)]
    [InlineData("1.2亿元", 120000000)]
    [InlineData("1234567元整", 1234567)]
    [InlineData("1234567.885", 1234567.89)]
    [InlineData("1234567.8849999", 1234567.88)]
    [InlineData("0.01", 0.01)]
    public void Reads_money_to_the_fen(string written, decimal yuan)
    {
        var table = Csv.Read($"1,,3,301,100,,,{written},,,");

        table.Errors.Should().BeEmpty();
        table.Rows.Should().ContainSingle().Which.ListPrice.Should().Be(Money.FromYuan(yuan));
    }

    [Theory]
    [InlineData("-1", "import.out-of-range")]
    [InlineData("0", "import.out-of-range")]
    [InlineData("0.004", "import.out-of-range")]
    [InlineData("1e30", "import.out-of-range")]
    [InlineData("99999999999999999999999999999999999", "import.out-of-range")]
    [InlineData("NaN", "import.not-a-number")]
    [InlineData("∞", "import.not-a-number")]
    [InlineData("约200万", "import.not-a-number")]
    [InlineData("\"6,55\"", "import.not-a-number")]
    [InlineData("200 10", "import.not-a-number")]
    [InlineData("=HYPERLINK(1)", "import.not-a-number")]
    [InlineData("20000元/㎡", "import.wrong-unit")]
    [InlineData("100㎡", "import.wrong-unit")]
    public void Refuses_money_that_is_none(string written, string code)
    {
        var table = Csv.Read($"1,,3,301,100,,,{written},,,");

        table.Rows.Should().BeEmpty();
        table.Errors.Should().ContainSingle().Which.Should().Match<CellError>(error =>
            error.Row == 2 && error.Column == "H" && error.Heading == "总价" && error.Reason.Code == code);
    }

    [Theory]
    [InlineData(1e30, "import.out-of-range")]
    [InlineData(-1d, "import.out-of-range")]
    public void Refuses_numbers_of_a_workbook_that_are_out_of_range(double price, string code) =>
        new Workbook().Sheet("1", [["楼栋", "楼层", "房号", "建筑面积", "总价"], ["1", 3, 301, 100, price]]).Read()
            .Errors.Should().ContainSingle().Which.Reason.Code.Should().Be(code);

    [Theory]
    [InlineData("31层", 31)]
    [InlineData("第31层", 31)]
    [InlineData("31F", 31)]
    [InlineData("三十一层", 31)]
    [InlineData("十二", 12)]
    [InlineData("首层", 1)]
    [InlineData("３", 3)]
    [InlineData("-1", -1)]
    [InlineData("－2", -2)]
    [InlineData("负一层", -1)]
    [InlineData("地下二层", -2)]
    [InlineData("B2", -2)]
    public void Understands_floors_in_words(string written, int floor) =>
        Csv.Read($"1,,{written},301,100,,,,,,").Rows.Should().ContainSingle().Which.Floor.Should().Be(floor);

    [Theory]
    [InlineData("0")]
    [InlineData("3-4")]
    [InlineData("3/18")]
    [InlineData("2.5")]
    [InlineData("高层")]
    [InlineData("999")]
    public void Refuses_what_is_not_one_floor(string written) =>
        Csv.Read($"1,,{written},301,100,,,,,,").Errors.Should().ContainSingle().Which.Reason.Should().Be(ImportRefusals.NotAFloor(-20, 200));

    [Theory]
    [InlineData("2501", 25)]
    [InlineData("301", 3)]
    [InlineData("301室", 3)]
    [InlineData("1203A", 12)]
    [InlineData("-101", -1)]
    [InlineData("01", null)]
    [InlineData("10101", null)]
    [InlineData("3-01", null)]
    [InlineData("001", null)]
    public void Takes_the_floor_from_the_room_number_where_there_is_no_column_and_no_doubt(string room, int? floor)
    {
        var file = Csv.Open($"楼栋,房号,建筑面积\n1,{room},100\n");
        var table = file.Read(file.Proposal).Value;

        table.Rows.SingleOrDefault()?.Floor.Should().Be(floor);
        table.Errors.Select(error => error.Reason).Should().Equal(floor is null ? [ImportRefusals.FloorUnknown()] : Array.Empty<Refusal>());
    }

    [Fact]
    public void Multiplies_unit_price_and_area_where_no_total_is_given() =>
        Csv.Read("1,,3,301,125.53,,52229.87,,,,").Rows.Should().ContainSingle().Which.ListPrice.Should().Be(Money.FromYuan(6556415.58m));

    [Theory]
    [InlineData("80", "", 2_000_000)]
    [InlineData("", "20", 2_000_000)]
    [InlineData("", "", null)]
    public void Multiplies_a_price_per_inner_square_metre_by_the_inner_area_given_or_left_by_the_shared_one(string inner, string shared, int? yuan)
    {
        var file = Csv.Open($"楼栋,楼层,房号,建筑面积,套内面积,公摊面积,备案套内单价\n1,3,301,100,{inner},{shared},25000\n");
        var table = file.Read(file.Proposal).Value;

        table.Rows.SingleOrDefault()?.FiledPrice.Should().Be(Money.FromYuan(yuan ?? 0));
        table.Errors.Select(error => (error.Column, error.Reason)).Should().Equal(yuan is null ? [("G", ImportRefusals.NoAreaForPrice())] : Array.Empty<(string, Refusal)>());
    }

    [Theory]
    [InlineData("2000001", true)]
    [InlineData("1999999", true)]
    [InlineData("2000001.01", false)]
    [InlineData("200.00万", true)]
    [InlineData("200.01万", true)]
    [InlineData("200.02万", false)]
    public void Compares_a_total_with_unit_price_and_area_to_the_yuan_or_to_its_last_decimal_in_ten_thousands(string total, bool agrees)
    {
        var table = Csv.Read($"1,,3,301,100,,20000,{total},,,");

        table.Errors.Select(error => (error.Column, error.Reason))
            .Should().Equal(agrees ? [] : new[] { ("H", ImportRefusals.TotalDisagrees(Money.FromYuan(2_000_000))) });
    }

    [Fact]
    public void Refuses_a_list_price_above_the_filed_price() =>
        Csv.Read("1,,3,301,100,,,2000000.01,2000000,,").Errors.Should().ContainSingle().Which.Should().Match<CellError>(error =>
            error.Column == "H" && error.Reason == ImportRefusals.ListOverFiled(Money.FromYuan(2_000_000)));

    [Fact]
    public void Refuses_a_floor_price_above_the_list_price() =>
        Csv.Read("1,,3,301,100,,,2000000,,2000000.01,").Errors.Should().ContainSingle().Which.Should().Match<CellError>(error =>
            error.Column == "J" && error.Reason == ImportRefusals.FloorOverList(Money.FromYuan(2_000_000)));

    [Fact]
    public void Refuses_an_inner_area_above_the_gross_area() =>
        Csv.Read("1,,3,301,100,100.0001,,,,,").Errors.Should().ContainSingle().Which.Should().Match<CellError>(error =>
            error.Column == "F" && error.Reason == ImportRefusals.InnerOverGross(Area.FromSquareMetres(100)));

    [Theory]
    [InlineData(",,3,301,100,,,,,,", "A")]
    [InlineData("1,,,301,100,,,,,,", "C")]
    [InlineData("1,,3,,100,,,,,,", "D")]
    [InlineData("1,,3,301,--,,,,,,", "E")]
    public void Refuses_a_unit_without_building_floor_room_or_area(string row, string column) =>
        Csv.Read(row).Errors.Should().ContainSingle().Which.Should().Match<CellError>(error => error.Column == column && error.Reason == ImportRefusals.Missing());

    [Fact]
    public void Takes_placeholders_for_nothing() =>
        Csv.Read("1,--,3,301,100,-,/,——,待定,无,暂无").Rows.Should().ContainSingle().Which.Should().Match<PriceTableRow>(row =>
            row.Entrance == null && row.InnerArea == null && row.ListPrice == null && row.FiledPrice == null && row.FloorPrice == null && row.Remarks == null);

    [Fact]
    public void Skips_and_counts_what_is_no_unit()
    {
        var table = Csv.Read("1,,3,301,100,,,2000000,,,", "", ",,,,,,,,,,", "小 计,,,,100,,,2000000,,,", "1栋合计：1套,,,,100,,,2000000,,,",
            Csv.Headings, "二期,,,,,,,,,,", "1,,3,302,100,,,2000000,,,", "总计,,,2套,200,,,4000000,,,", "注：以上价格以备案为准,,,,,,,,,,", ",,,注2：含2套样板房,,,,,,,");

        table.Errors.Should().BeEmpty();
        table.Rows.Select(row => (row.Row, row.RoomNumber)).Should().Equal((2, "301"), (9, "302"));
        table.Skipped.Should().Be(new SkippedRows(Blank: 2, Subtotals: 3, Headings: 1, Notes: 3));
    }

    [Fact]
    public void Names_both_rows_of_a_unit_that_stands_twice_and_takes_neither()
    {
        var table = Csv.Read("1栋,1单元,3,301,100,,,2000000,,,", "1栋,1单元,3,302,100,,,,,,", "1栋,１单元,三层,３０１,100,,,2100000,,,");

        table.Rows.Select(row => row.RoomNumber).Should().Equal("302");
        table.Errors.Select(error => (error.Row, error.Column, error.Reason)).Should().BeEquivalentTo(new[]
        {
            (2, "D", ImportRefusals.Duplicate("表", 4)),
            (4, "D", ImportRefusals.Duplicate("表", 2)),
        });
        table.WrongRows.Should().Be(2);
    }

    [Fact]
    public void Lets_room_numbers_repeat_on_other_floors_entrances_and_buildings() =>
        Csv.Read("1,1,3,01,100,,,,,,", "1,1,4,01,100,,,,,,", "1,2,3,01,100,,,,,,", "2,1,3,01,100,,,,,,").Rows.Should().HaveCount(4);

    [Fact]
    public void Never_stops_at_a_fault()
    {
        var table = Csv.Read([.. Enumerable.Range(0, 5_000).Select(i => $"1,,3,{i},abc,,,-{i},,,")]);

        table.Errors.Should().HaveCount(10_000);
        table.Errors[^1].Should().Match<CellError>(error => error.Row == 5_001 && error.Column == "H" && error.Value == "-4999");
        table.WrongRows.Should().Be(5_000);
    }

    [Fact]
    public void Refuses_failed_formulas_and_names_that_became_dates()
    {
        var table = new Workbook().Sheet("1", [
            ["楼栋", "楼层", "房号", "建筑面积", "总价"],
            ["1", 3, new DateOnly(2025, 3, 1), 100, 2000000],
            ["1", 3, 302, 100, new FormulaError("#DIV/0!")],
        ]).Read();

        table.Rows.Should().BeEmpty();
        table.Errors.Select(error => (error.Row, error.Column, error.Reason.Code)).Should().Equal((2, "C", "import.date-cell"), (3, "E", "import.formula-error"));
    }

    [Fact]
    public void Keeps_the_zero_that_a_spreadsheet_shows_before_a_room_number() =>
        new Workbook().Sheet("1", [["楼栋", "楼层", "房号", "建筑面积"], ["1", 3, new TwoDigits(1), 100]]).Read().Rows.Single().RoomNumber.Should().Be("01");

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(1)", "=HYPERLINK(1)")]
    [InlineData("江\0景", "江景")]
    [InlineData("👨‍👩‍👧 🏠", "👨‍👩‍👧 🏠")]
    public void Keeps_odd_text_as_text(string written, string kept) =>
        Csv.Read($"1,,3,301,100,,,,,,{written}").Rows.Should().ContainSingle().Which.Remarks.Should().Be(kept);

    [Fact]
    public void Refuses_text_beyond_its_length_and_names_the_limit()
    {
        var error = Csv.Read($"1,,3,301,100,,,,,,{new string('长', 4_000)}").Errors.Should().ContainSingle().Subject;

        error.Reason.Should().Be(ImportRefusals.TextTooLong(500, 4_000));
        error.Value.Should().HaveLength(100);
    }

    [Fact]
    public void Sees_one_unit_behind_invisible_marks() =>
        Csv.Read("1栋,,3,301,100,,,,,,", "1\u200B栋,,3,\u202E301,100,,,,,,").Errors.Should().HaveCount(2).And.OnlyContain(error => error.Reason.Code == "import.duplicate");

    [Fact]
    public void Reports_how_far_it_is()
    {
        var file = Csv.Open(string.Join('\n', [Csv.Headings, .. Enumerable.Range(0, 500).Select(i => $"1,,3,{i},100,,,,,,")]));
        var progress = new Steps();

        file.Read(file.Proposal, progress);

        progress.Seen.Should().Equal(200, 400, 500);
        file.RowCount(file.Proposal).Should().Be(500);
    }

    private sealed class Steps : IProgress<int>
    {
        public List<int> Seen { get; } = [];

        public void Report(int value) => Seen.Add(value);
    }
}
