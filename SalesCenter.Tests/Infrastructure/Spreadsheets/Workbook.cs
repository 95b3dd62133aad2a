using System.Globalization;
using System.IO.Compression;
using System.Security;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

/// <summary>Writes small workbooks cell by cell, with what no library of ours writes: merged cells, hidden sheets, broken formulas.</summary>
internal sealed class Workbook
{
    private readonly List<(string Name, bool Hidden, string Xml)> sheets = [];

    /// <summary>A sheet; numbers become numbers, text text, a null cell nothing. Merged ranges as "A1:C1".</summary>
    public Workbook Sheet(string name, object?[][] rows, string[]? merged = null, bool hidden = false)
    {
        var data = string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => CellXml(cell, $"{(char)('A' + c)}{r + 1}")))}</row>"));
        var ranges = merged is null ? "" : $"<mergeCells>{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>";
        sheets.Add((name, hidden, $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{data}</sheetData>{ranges}</worksheet>"));
        return this;
    }

    public PriceTableFile Open() => PriceTableFile.Open(ToStream(), "table.xlsx").Value;

    public PriceTable Read()
    {
        var file = Open();
        return file.Read(file.Proposal).Value;
    }

    /// <summary>The workbook as a file, with further entries of so many megabytes of nothing when given.</summary>
    public MemoryStream ToStream(string mainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", params (string Name, int Megabytes)[] more)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string package = "http://schemas.openxmlformats.org/package/2006";
            const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            Write("[Content_Types].xml", $"<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{mainType}\"/></Types>");
            Write("_rels/.rels", $"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{Escape(sheet.Name)}\" sheetId=\"{i + 1}\"{(sheet.Hidden ? " state=\"hidden\"" : "")} r:id=\"s{i}\"/>"))}</sheets></workbook>");
            Write("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{package}/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))}<Relationship Id=\"styles\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Write("xl/styles.xml", $"<styleSheet xmlns=\"{main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"00\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
            foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i)))
            {
                Write($"xl/worksheets/sheet{i}.xml", sheet.Xml);
            }

            foreach (var (name, megabytes) in more)
            {
                using var entry = zip.CreateEntry(name).Open();
                for (var i = 0; i < megabytes * 16; i++)
                {
                    entry.Write(new byte[65_536]);
                }
            }

            void Write(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static string CellXml(object? value, string reference) => value switch
    {
        null => "",
        FormulaError error => $"<c r=\"{reference}\" t=\"e\"><f>1/0</f><v>{error.Name}</v></c>",
        DateOnly date => $"<c r=\"{reference}\" s=\"1\"><v>{date.ToDateTime(default).ToOADate()}</v></c>",
        TwoDigits number => $"<c r=\"{reference}\" s=\"2\"><v>{number.Value}</v></c>",
        string text => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(text)}</t></is></c>",
        var number => $"<c r=\"{reference}\"><v>{Convert.ToString(number, CultureInfo.InvariantCulture)}</v></c>",
    };

    private static string Escape(string text) => SecurityElement.Escape(text);
}

/// <summary>A cell whose formula failed, as #DIV/0!.</summary>
internal sealed record FormulaError(string Name);

/// <summary>A number that the spreadsheet shows with a leading zero.</summary>
internal sealed record TwoDigits(int Value);
