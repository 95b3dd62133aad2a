using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SalesCenter.Infrastructure.Papers;

/// <summary>Writes a .docx from top to bottom: headings, lines, tables. What stands in braces becomes a content control of that name.</summary>
internal sealed partial class PaperBuilder
{
    private const string Font = "宋体", TextSize = "21", TitleSize = "36", HeadingSize = "24";
    private const uint Border = 4;
    private readonly Body body = new();

    public PaperBuilder Title(string text) => Add(Paragraph(text, JustificationValues.Center, TitleSize, bold: true, style: "Title"));

    public PaperBuilder Centred(string text) => Add(Paragraph(text, JustificationValues.Center));

    public PaperBuilder Heading(string text) => Add(Paragraph(text, size: HeadingSize, bold: true, style: "Heading2"));

    public PaperBuilder Line(string text) => Add(Paragraph(text));

    /// <summary>Names and values, two pairs in a row.</summary>
    public PaperBuilder Facts(params (string Name, string Value)[] facts)
    {
        var table = Table(4);
        foreach (var pair in facts.Chunk(2))
        {
            var row = new TableRow();
            foreach (var (name, value) in pair)
                row.Append(Cell(name, bold: true), Cell(value, span: pair.Length == 1 ? 3 : 1));
            table.Append(row);
        }
        return Add(table).Add(new Paragraph());
    }

    /// <summary>A table whose row is repeated for each line of a group.</summary>
    /// <param name="numbers">How many columns from the right hold amounts.</param>
    public PaperBuilder Lines(string group, string[] headings, string[] fields, int numbers = 0)
    {
        var table = Table(headings.Length);
        table.Append(new TableRow([new TableRowProperties(new TableHeader()), .. headings.Select(heading => Cell(heading, bold: true))]));
        var row = new TableRow(fields.Select((field, place) => Cell(field, place >= fields.Length - numbers ? JustificationValues.Right : null)));
        table.Append(new SdtRow(new SdtProperties(new SdtAlias { Val = group }, new Tag { Val = group }), new SdtContentRow(row)));
        return Add(table).Add(new Paragraph());
    }

    /// <summary>Places to sign, side by side.</summary>
    public PaperBuilder Signatures(params string[] places)
    {
        var table = Table(places.Length);
        table.Append(new TableRow(places.Select(place => Cell(place + "：\n\n"))));
        return Add(table);
    }

    public byte[] Build()
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1021, Right = 1021, Header = 567, Footer = 567 }));
            document.AddMainDocumentPart().Document = new Document(body);
        }
        return file.ToArray();
    }

    private PaperBuilder Add(OpenXmlElement element)
    {
        body.Append(element);
        return this;
    }

    private static Table Table(int columns)
    {
        var borders = new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = Border }, new LeftBorder { Val = BorderValues.Single, Size = Border }, new BottomBorder { Val = BorderValues.Single, Size = Border },
            new RightBorder { Val = BorderValues.Single, Size = Border }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = Border }, new InsideVerticalBorder { Val = BorderValues.Single, Size = Border });
        return new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, borders),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = (9864 / columns).ToString(System.Globalization.CultureInfo.InvariantCulture) })));
    }

    private static TableCell Cell(string text, JustificationValues? alignment = null, bool bold = false, int span = 1)
    {
        var cell = new TableCell(Paragraph(text, alignment, bold: bold));
        if (span > 1)
            cell.PrependChild(new TableCellProperties(new GridSpan { Val = span }));
        return cell;
    }

    private static Paragraph Paragraph(string text, JustificationValues? alignment = null, string size = TextSize, bool bold = false, string? style = null)
    {
        var paragraph = new Paragraph(new ParagraphProperties(
            [.. style is null ? Array.Empty<OpenXmlElement>() : [new ParagraphStyleId { Val = style }], .. alignment is { } side ? [new Justification { Val = side }] : Array.Empty<OpenXmlElement>()]));
        foreach (var part in Braces().Split(text).Where(part => part.Length > 0))
        {
            var run = Run(part.Trim('{', '}'), size, bold);
            paragraph.Append(part.StartsWith('{') ? new SdtRun(new SdtProperties(new SdtAlias { Val = part.Trim('{', '}') }, new Tag { Val = part.Trim('{', '}') }), new SdtContentRun(run)) : run);
        }
        return paragraph;
    }

    private static Run Run(string text, string size, bool bold)
    {
        var look = new RunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font });
        if (bold)
            look.Append(new Bold());
        look.Append(new FontSize { Val = size });
        var run = new Run(look);
        foreach (var (line, place) in text.Split('\n').Select((line, place) => (line, place)))
        {
            if (place > 0)
                run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    [GeneratedRegex(@"(\{[^}]+\})")]
    private static partial Regex Braces();
}
