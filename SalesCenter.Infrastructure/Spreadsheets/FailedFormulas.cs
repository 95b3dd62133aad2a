using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>
/// Finds the cells of an .xlsx whose formula failed (#N/A, #DIV/0!). ExcelDataReader gives them as blank, and a price lost to a
/// broken look-up would pass for a unit without a price. In .xls they stay blank: nothing short of a second reader could tell.
/// </summary>
internal static class FailedFormulas
{
    /// <summary>By sheet name, the row's number and the column from zero, with the error as it shows.</summary>
    public static IReadOnlyDictionary<(string Sheet, int Row, int Column), string> In(Stream workbook)
    {
        using var archive = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        var targets = Load(archive, "xl/_rels/workbook.xml.rels")?.Root!.Elements()
            .ToDictionary(relation => relation.Attribute("Id")!.Value, relation => relation.Attribute("Target")!.Value) ?? [];
        var failed = new Dictionary<(string, int, int), string>();
        foreach (var sheet in Load(archive, "xl/workbook.xml")?.Descendants().Where(element => element.Name.LocalName == "sheet") ?? [])
        {
            var id = sheet.Attributes().FirstOrDefault(attribute => attribute.Name is { LocalName: "id", NamespaceName.Length: > 0 })?.Value;
            if (id is null || !targets.TryGetValue(id, out var target) || archive.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}") is not { } part)
            {
                continue;
            }

            Collect(part, sheet.Attribute("name")!.Value, failed);
        }

        workbook.Position = 0;
        return failed;
    }

    private static void Collect(ZipArchiveEntry part, string sheet, Dictionary<(string, int, int), string> failed)
    {
        using var content = part.Open();
        using var xml = XmlReader.Create(content);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName != "c" || xml.GetAttribute("t") != "e" || xml.GetAttribute("r") is not { } reference)
            {
                continue;
            }

            var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
            var column = reference[..letters].Aggregate(0, (number, letter) => number * 26 + letter - 'A' + 1) - 1;
            var value = xml.ReadToDescendant("v", xml.NamespaceURI) ? xml.ReadElementContentAsString() : "#";
            failed[(sheet, int.Parse(reference.AsSpan(letters), CultureInfo.InvariantCulture), column)] = value;
        }
    }

    private static XDocument? Load(ZipArchive archive, string part)
    {
        if (archive.GetEntry(part) is not { } entry)
        {
            return null;
        }

        using var content = entry.Open();
        return XDocument.Load(content);
    }
}
