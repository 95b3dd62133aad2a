using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Reads .csv: UTF-8, UTF-16 or GB18030, parted by comma, semicolon or tab, whichever the file itself uses.</summary>
internal static class DelimitedText
{
    private const int LinesThatTell = 20;

    static DelimitedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<SheetCells> Read(MemoryStream file, string name)
    {
        var text = Decode(file.GetBuffer().AsSpan(0, (int)file.Length));
        var start = text.AsSpan(0, Math.Min(text.Length, 4_096)).TrimStart();
        if (start.StartsWith("<") || start.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(ImportRefusals.WebPage());
        }

        if (start.IsEmpty)
        {
            throw new RefusedException(ImportRefusals.Empty());
        }

        var sheet = Parse(text, name);
        return sheet is [{ ColumnCount: > 1 }] ? sheet : throw new RefusedException(ImportRefusals.NotATable());
    }

    private static IReadOnlyList<SheetCells> Parse(string text, string name)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            BadDataFound = null,
            IgnoreBlankLines = false,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var collector = new SheetCollector();
        while (parser.Read())
        {
            var fields = parser.Record ?? [];
            collector.Add(parser.Row, Array.ConvertAll(fields[..Math.Min(fields.Length, ImportLimits.Columns)], field => CellOf(field, collector)));
        }

        collector.Close(name, hidden: false, merged: []);
        return collector.Sheets;
    }

    /// <summary>Many exports write ="0101" so that a spreadsheet keeps the zero.</summary>
    private static Cell CellOf(string field, SheetCollector collector)
    {
        var text = field.StartsWith("=\"", StringComparison.Ordinal) && field.EndsWith('"') && field.Length > 2 ? field[2..^1] : field;
        return Cell.OfText(collector.Share(text));
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.Unicode.Preamble) || content.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            var unicode = content[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return unicode.GetString(content[2..]);
        }

        var body = content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        if (LooksBinary(body))
        {
            throw new RefusedException(ImportRefusals.NotATable());
        }

        foreach (var name in new[] { "utf-8", "GB18030" })
        {
            try
            {
                return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(body);
            }
            catch (DecoderFallbackException)
            {
                continue;
            }
        }

        throw new RefusedException(ImportRefusals.Damaged());
    }

    private static bool LooksBinary(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, 4_096)];
        var odd = 0;
        foreach (var value in start)
        {
            odd += value < ' ' && value is not ((byte)'\t' or (byte)'\r' or (byte)'\n') ? 1 : 0;
        }

        return odd * 50 > start.Length;
    }

    private static string DelimiterOf(string text)
    {
        Span<int> counts = [0, 0, 0];
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            counts[0] += line.Count(',');
            counts[1] += line.Count(';');
            counts[2] += line.Count('\t');
            if (++lines == LinesThatTell)
            {
                break;
            }
        }

        return counts[2] >= counts[0] && counts[2] >= counts[1] && counts[2] > 0 ? "\t" : counts[1] > counts[0] ? ";" : ",";
    }
}
