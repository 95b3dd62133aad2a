using System.IO.Compression;
using System.Text;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

public class OpeningAPriceTable
{
    private const string Small = "楼栋,楼层,房号,建筑面积,总价\n1栋,3,301,100,2000000\n1栋,3,302,100,2100000\n";
    private static readonly object?[][] SmallRows = [["楼栋", "楼层", "房号", "建筑面积"], ["1栋", 3, "301", 100]];

    [Fact]
    public void Refuses_an_empty_file() => RefusalOf([]).Should().Be(ImportRefusals.Empty());

    [Fact]
    public void Refuses_a_file_of_blank_lines() => RefusalOf("\r\n \r\n"u8.ToArray()).Should().Be(ImportRefusals.Empty());

    [Fact]
    public void Fault_16_refuses_a_web_page_whatever_its_name() =>
        RefusalOf("\r\n<html><table><tr><td>楼栋</td></tr></table></html>"u8.ToArray(), "table.xls").Should().Be(ImportRefusals.WebPage());

    [Theory]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2C, 0x0A })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D })]
    [InlineData(new byte[] { 0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void Refuses_what_is_no_table(byte[] content) => RefusalOf(content, "table.csv").Should().Be(ImportRefusals.NotATable());

    [Fact]
    public void Refuses_prose() => RefusalOf("Dear colleagues\nthe table follows tomorrow"u8.ToArray()).Should().Be(ImportRefusals.NotATable());

    [Fact]
    public void Fault_16_refuses_a_workbook_with_macros() =>
        RefusalOf(new Workbook().Sheet("1", SmallRows).ToStream(more: ("xl/vbaProject.bin", 1))).Should().Be(ImportRefusals.Macros());

    [Fact]
    public void Refuses_a_workbook_that_declares_macros() =>
        RefusalOf(new Workbook().Sheet("1", SmallRows).ToStream("application/vnd.ms-excel.sheet.macroEnabled.main+xml")).Should().Be(ImportRefusals.Macros());

    [Fact]
    public void Refuses_a_zip_that_is_no_workbook()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("word/document.xml");
        }

        RefusalOf(archive.ToArray()).Should().Be(ImportRefusals.NotATable());
    }

    [Fact]
    public void Refuses_an_archive_of_too_many_parts() =>
        RefusalOf(new Workbook().Sheet("1", SmallRows).ToStream(more: [.. Enumerable.Range(0, 1_000).Select(i => ($"xl/{i}", 0))]))!.Code
            .Should().Be("import.unpacks-too-large");

    [Fact]
    public void Refuses_text_that_is_in_no_known_encoding() =>
        RefusalOf([.. Encoding.UTF8.GetBytes(Small), 0xFF, 0xFF]).Should().Be(ImportRefusals.Damaged());

    [Fact]
    public void Fault_16_refuses_a_zip_bomb() =>
        RefusalOf(new Workbook().Sheet("1", SmallRows).ToStream(more: ("xl/media/zeros.bin", 170)))!.Code.Should().Be("import.unpacks-too-large");

    [Fact]
    public void Refuses_a_damaged_workbook()
    {
        var content = new Workbook().Sheet("1", SmallRows).ToStream().ToArray();

        RefusalOf(content[..(content.Length / 2)]).Should().Be(ImportRefusals.Damaged());
    }

    [Theory]
    [InlineData("_VBA_PROJECT_CUR", "import.macros")]
    [InlineData("EncryptedPackage", "import.locked")]
    [InlineData("Workbook", "import.damaged")]
    public void Refuses_old_workbooks_that_have_macros_are_locked_or_damaged(string entry, string code)
    {
        var content = new byte[4_096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(content, 0);
        Encoding.Unicode.GetBytes(entry).CopyTo(content, 1_024);

        RefusalOf(content)!.Code.Should().Be(code);
    }

    [Fact]
    public void Fault_16_refuses_more_than_20_MB_without_reading_on()
    {
        using var endless = new EndlessStream();

        PriceTableFile.Open(endless, "huge.csv").Refusal.Should().Be(ImportRefusals.TooLarge(20));
        endless.Given.Should().BeLessThan(21 * 1024 * 1024);
    }

    [Fact]
    public void Refuses_more_than_50_000_rows()
    {
        var text = new StringBuilder("楼栋,楼层,房号,建筑面积\n");
        for (var i = 0; i < 50_000; i++)
        {
            text.Append("1栋,1,").Append(i).Append(",100\n");
        }

        RefusalOf(Encoding.UTF8.GetBytes(text.ToString())).Should().Be(ImportRefusals.TooManyRows(50_000));
    }

    [Theory]
    [InlineData("楼层\\房号,01,02,03\n3,2000000,2000000,2100000\n")]
    [InlineData("松风明月一号楼\n3层,200,210,220\n4层,200,210,220\n5层,200,210,220\n")]
    public void Refuses_a_cross_tab_of_floors_and_rooms(string text) =>
        RefusalOf(Encoding.UTF8.GetBytes(text), "销控.csv").Should().Be(ImportRefusals.CrossTab("销控"));

    [Fact]
    public void Refuses_to_read_when_no_sheet_was_recognised()
    {
        var file = PriceTableFile.Open(new MemoryStream("name,phone\nA,1\nB,2\n"u8.ToArray()), "people.csv").Value;

        file.Read(file.Proposal).Refusal.Should().Be(ImportRefusals.NoHeadings());
    }

    [Theory]
    [InlineData("utf-8", ',')]
    [InlineData("utf-8", '\t')]
    [InlineData("utf-8", ';')]
    [InlineData("utf-16", '\t')]
    [InlineData("utf-16BE", ',')]
    [InlineData("GB18030", ',')]
    public void Understands_every_usual_text_form(string encoding, char delimiter)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var writer = Encoding.GetEncoding(encoding);
        byte[] content = [.. writer.Preamble, .. writer.GetBytes(Small.Replace(',', delimiter))];

        var file = PriceTableFile.Open(new MemoryStream(content), "small.xls").Value;

        file.Read(file.Proposal).Value.ListPriceTotal.Should().Be(Money.FromYuan(4_100_000));
    }

    private static Refusal? RefusalOf(byte[] content, string name = "table.xlsx") => RefusalOf(new MemoryStream(content), name);

    private static Refusal? RefusalOf(Stream content, string name = "table.xlsx") => PriceTableFile.Open(content, name).Refusal;

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'1', offset, count);
            Given += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
