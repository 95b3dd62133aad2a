using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

public sealed class ReadingCustomerLists
{
    [Fact]
    public void Every_column_is_understood()
    {
        var row = CustomerCsv.Read("孙女士,139 0000 0009、010-88886666,李雯,朋友介绍,A类,2026/11/3,想看南向").Rows.Should().ContainSingle().Subject;

        row.Should().BeEquivalentTo(new CustomerListRow(
            "客户", 2, "孙女士", ["13900000009", "01088886666"], "李雯", "朋友介绍", IntentLevel.A, new DateOnly(2026, 11, 3), "想看南向"));
    }

    [Fact]
    public void A_workbook_is_read_with_its_dates_and_numbers_below_a_title()
    {
        var book = new Workbook().Sheet("名单", [["营销中心客户名单"], ["姓名", "手机", "手机", "来访日期"], ["孙女士", 13900000009, "13900000010", new DateOnly(2026, 11, 3)]]);

        var file = CustomerListFile.Open(book.ToStream(), "客户.xlsx").Value;

        file.Proposal.Should().BeEquivalentTo(new { Sheet = "名单", HeadingRow = 2 });
        var row = file.Read(file.Proposal).Rows.Should().ContainSingle().Subject;
        (row.Row, row.Name, row.VisitedOn).Should().Be((3, "孙女士", new DateOnly(2026, 11, 3)));
        row.Phones.Should().Equal("13900000009", "13900000010");
    }

    [Theory]
    [InlineData(",13900000009,,,,,", "A", "import.missing")]
    [InlineData("孙女士,,,,,,", "B", "import.missing")]
    [InlineData("孙女士,一二三,,,,,", "B", "customer.phone-invalid")]
    [InlineData("孙女士,12345,,,,,", "B", "customer.phone-invalid")]
    [InlineData("孙女士,1391111222,,,,,", "B", "customer.phone-invalid")]
    [InlineData("孙女士,13900000009,,,E,,", "E", "import.intent-unknown")]
    [InlineData("孙女士,13900000009,,,,昨天,", "F", "import.not-a-date")]
    public void A_wrong_cell_is_named_with_row_column_and_reason(string line, string column, string code)
    {
        var list = CustomerCsv.Read(line, "周先生,13900000010,,,,,");

        list.Errors.Should().ContainSingle().Which.Should().Match<CellError>(error => error.Row == 2 && error.Column == column && error.Reason.Code == code);
        list.Rows.Should().ContainSingle();
    }

    [Fact]
    public void Two_rows_with_one_number_are_an_error_of_both()
    {
        var list = CustomerCsv.Read("孙女士,13900000009,,,,,", "周先生,+86 139 0000 0009,,,,,", "吴先生,13900000011,,,,,");

        list.Errors.Select(error => (error.Row, error.Reason)).Should().BeEquivalentTo([(2, ImportRefusals.DuplicateCustomer("客户", 3)), (3, ImportRefusals.DuplicateCustomer("客户", 2))]);
        list.Rows.Should().ContainSingle(row => row.Name == "吴先生");
    }

    [Fact]
    public void Whatever_stands_in_a_cell_is_read_as_text_or_refused()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var cell = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            var opened = CustomerListFile.Open(new MemoryStream(CustomerCsv.Bytes($"{cell},13900000009,{cell},{cell},{cell},{cell},{cell}", "周先生,13900000010,,,,,")), "客户.csv");
            var read = () => opened.Succeeded ? opened.Value.Read(opened.Value.Proposal) : null;
            read.Should().NotThrow();
        }
    }

    [Theory]
    [InlineData("%PDF-1.7 ", "import.not-a-table")]
    [InlineData("", "import.empty")]
    [InlineData("<html><table></table></html>", "import.web-page")]
    public void What_is_no_list_is_refused_in_words(string content, string code) =>
        CustomerListFile.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), "客户.xlsx").Refusal!.Code.Should().Be(code);

    [Fact]
    public void A_workbook_with_macros_or_a_bomb_is_refused()
    {
        var book = new Workbook().Sheet("名单", [["姓名", "手机"]]);

        CustomerListFile.Open(book.ToStream("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "客户.xlsm").Refusal.Should().Be(ImportRefusals.Macros());
        CustomerListFile.Open(book.ToStream(more: ("xl/media/a.bin", 200)), "客户.xlsx").Refusal!.Code.Should().Be("import.unpacks-too-large");
    }

    [Fact]
    public void Headings_that_say_nothing_leave_the_columns_to_the_person()
    {
        var file = CustomerListFile.Open(new MemoryStream("甲,乙\n孙女士,13900000009"u8.ToArray()), "客户.csv").Value;

        file.Proposal.Missing.Should().Equal(CustomerListField.Name, CustomerListField.Phone);
        var chosen = file.Proposal.With(CustomerListField.Name, 0).With(CustomerListField.Phone, 1);
        chosen.Missing.Should().BeEmpty();
        file.Read(chosen).Rows.Should().ContainSingle(row => row.Name == "孙女士");
    }
}
