using System.Text;
using System.Text.Encodings.Web;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SalesCenter.Infrastructure.Papers;

/// <summary>
/// A paper as a print page: paragraphs, headings, tables, alignment, bold and underline of a .docx. All text is escaped, and nothing else of the document gets through: no
/// link, no picture, no script.
/// </summary>
public static class PaperHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The body of the page.</summary>
    public static string Of(byte[] document)
    {
        using var opened = PaperDocument.Open(document);
        var html = new StringBuilder();
        foreach (var element in opened.MainDocumentPart!.Document!.Body!.ChildElements)
            Block(element, html);
        return html.ToString();
    }

    private static void Block(OpenXmlElement element, StringBuilder html)
    {
        switch (element)
        {
            case Paragraph paragraph:
                var tag = TagOf(paragraph);
                html.Append('<').Append(tag).Append(Alignment(paragraph)).Append('>');
                Inline(paragraph, html);
                html.Append("</").Append(tag).Append('>');
                break;
            case Table table:
                html.Append("<div class=\"table-scroll\"><table><tbody>");
                foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table))
                    Row(row, html);
                html.Append("</tbody></table></div>");
                break;
            case SdtBlock block:
                foreach (var child in block.SdtContentBlock?.ChildElements ?? [])
                    Block(child, html);
                break;
        }
    }

    private static void Row(TableRow row, StringBuilder html)
    {
        html.Append("<tr>");
        foreach (var cell in row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row))
        {
            var tag = cell.Descendants<Bold>().Any() && row.Descendants<TableHeader>().Any() ? "th" : "td";
            html.Append('<').Append(tag);
            if (cell.TableCellProperties?.GridSpan?.Val?.Value is > 1 and var span)
                html.Append(" colspan=\"").Append(span).Append('"');
            html.Append(Alignment(cell.Descendants<Paragraph>().FirstOrDefault())).Append('>');
            foreach (var (paragraph, place) in cell.Descendants<Paragraph>().Select((paragraph, place) => (paragraph, place)))
            {
                if (place > 0)
                    html.Append("<br>");
                Inline(paragraph, html);
            }
            html.Append("</").Append(tag).Append('>');
        }
        html.Append("</tr>");
    }

    private static void Inline(OpenXmlElement within, StringBuilder html)
    {
        foreach (var run in within.Descendants<Run>())
        {
            var (bold, under) = (run.RunProperties?.Bold is { } b && b.Val?.Value != false, run.RunProperties?.Underline is { } u && u.Val?.Value != UnderlineValues.None);
            html.Append(bold ? "<strong>" : "").Append(under ? "<u>" : "");
            foreach (var part in run.ChildElements)
                html.Append(part switch { Text text => Encoder.Encode(text.Text), Break => "<br>", TabChar => "&emsp;", _ => "" });
            html.Append(under ? "</u>" : "").Append(bold ? "</strong>" : "");
        }
    }

    private static string TagOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value switch
    {
        "Title" or "Heading1" or "1" => "h1",
        "Heading2" or "2" => "h2",
        _ => "p",
    };

    private static string Alignment(Paragraph? paragraph)
    {
        var value = paragraph?.ParagraphProperties?.Justification?.Val?.Value;
        return value == JustificationValues.Center ? " class=\"center\"" : value == JustificationValues.Right || value == JustificationValues.End ? " class=\"number\"" : "";
    }
}
