using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

/// <summary>The expected figures were counted from the files themselves, apart from this code.</summary>
public class ReadingRealPriceTables
{
    [Theory]
    [InlineData("shenzhen-songfengmingyue-416.csv")]
    [InlineData("shenzhen-songfengmingyue-original.xls")]
    public void Shenzhen_has_416_units_in_three_buildings_to_the_fen(string name)
    {
        var table = ReadAsProposed(RealPriceTables.Open(name));

        table.Errors.Should().BeEmpty();
        table.Rows.Should().HaveCount(416);
        table.ListPriceTotal.Yuan.Should().Be(2134261656.44m);
        table.Rows.GroupBy(row => row.Building[^2..]).ToDictionary(building => building.Key, building => building.Count())
            .Should().Equal(new Dictionary<string, int> { ["3栋"] = 116, ["6栋"] = 180, ["7栋"] = 120 });
        table.Rows.Should().OnlyContain(row => row.InnerArea != null && row.Entrance == (row.Building.EndsWith("3栋") ? "1单元" : null));
    }

    [Fact]
    public void Shenzhen_says_the_same_in_both_its_forms()
    {
        var csv = ReadAsProposed(RealPriceTables.Open("shenzhen-songfengmingyue-416.csv"));
        var xls = ReadAsProposed(RealPriceTables.Open("shenzhen-songfengmingyue-original.xls"));

        xls.Rows.Select(Essence).Should().BeEquivalentTo(csv.Rows.Select(Essence));

        static object Essence(PriceTableRow row) =>
            (row.Building[^2..], row.Entrance, row.Floor, row.RoomNumber, row.GrossArea, row.InnerArea, row.ListPrice);
    }

    [Fact]
    public void Guangzhou_has_457_units_with_areas_of_four_decimals_and_no_prices()
    {
        var table = ReadAsProposed(RealPriceTables.Open("guangzhou-pinghehuayuan-457.csv"));

        table.Errors.Should().BeEmpty();
        table.Rows.Should().HaveCount(457);
        table.Rows.Should().OnlyContain(row => row.ListPrice == null && row.Entrance == null);
        table.Rows.Select(row => row.Building).Distinct().Should().HaveCount(6);
        table.Rows.Should().ContainSingle(row => row.Building == "平和街1号之十三()" && row.RoomNumber == "1603")
            .Which.GrossArea.Should().Be(Area.FromSquareMetres(143.1567m));
    }

    [Fact]
    public void Shanghai_has_529_units_and_one_that_stands_twice()
    {
        var table = ReadAsProposed(RealPriceTables.Open("shanghai-chenxiangyuan-original.xlsx"));

        table.Rows.Should().HaveCount(529);
        table.ListPriceTotal.Yuan.Should().Be(202_644_603.00m);
        table.Errors.Select(error => (error.Sheet, error.Row, error.Column, error.Value, error.Reason)).Should().BeEquivalentTo(new[]
        {
            ("现房汇总", 403, "E", "601", ImportRefusals.Duplicate("现房汇总", 487)),
            ("现房汇总", 487, "E", "601", ImportRefusals.Duplicate("现房汇总", 403)),
        });
        table.Rows[0].Should().Match<PriceTableRow>(row => row.Building == "辰香苑 9" && row.Floor == 25 && row.RoomNumber == "2501");
    }

    [Fact]
    public void Shanghai_proposes_the_sheet_of_all_units_and_neither_the_hidden_one_nor_those_that_repeat_it()
    {
        var file = RealPriceTables.Open("shanghai-chenxiangyuan-original.xlsx");

        file.Proposal.Should().ContainSingle().Which.Sheet.Should().Be("现房汇总");
        file.Sheets.Should().HaveCount(6);
        file.Sheets.Where(sheet => sheet.Hidden).Should().ContainSingle().Which.Notes.Select(note => note.Code)
            .Should().BeEquivalentTo("import.heading-mismatch", "import.sheet-hidden");
        file.Sheets.Count(sheet => sheet.Notes.Any(note => note.Code == "import.sheet-repeats")).Should().Be(4);
    }

    [Fact]
    public void Shanghai_by_its_other_sheets_is_the_same_stock()
    {
        var file = RealPriceTables.Open("shanghai-chenxiangyuan-original.xlsx");

        var byKind = file.Read([.. file.Sheets.Where(sheet => sheet.Headings?.First == 2).Select(sheet => sheet.Choice)]).Value;

        byKind.Rows.Should().HaveCount(529);
        byKind.ListPriceTotal.Yuan.Should().Be(202_644_603.00m);
        byKind.Errors.Should().HaveCount(2).And.OnlyContain(error => error.Sheet == "现房 - 翔泰苑");
    }

    [Fact]
    public void Shanghais_hidden_sheet_can_be_chosen_and_its_misnamed_column_mapped_by_hand()
    {
        var file = RealPriceTables.Open("shanghai-chenxiangyuan-original.xlsx");
        var hidden = file.Sheets.Single(sheet => sheet.Hidden);

        var asProposed = file.Read([hidden.Choice]).Value;
        var byHand = file.Read([hidden.Choice with { Mapping = hidden.Mapping.With(PriceTableField.ListPricePerGross, 7) }]).Value;

        asProposed.Rows.Should().HaveCount(981).And.OnlyContain(row => row.ListPrice == null && row.InnerArea == null);
        asProposed.Errors.Should().HaveCount(6);
        byHand.Rows.Should().HaveCount(981).And.OnlyContain(row => row.ListPrice != null);
    }

    [Fact]
    public void The_cross_tab_of_Shenzhen_is_refused_in_words()
    {
        using var content = RealPriceTables.Content("shenzhen-songfengmingyue-crosstab.xlsx");

        PriceTableFile.Open(content, "x.xlsx").Refusal.Should().Be(ImportRefusals.CrossTab("总价分布"));
    }

    private static PriceTable ReadAsProposed(PriceTableFile file) => file.Read(file.Proposal).Value;
}
