using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Papers;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Infrastructure.Papers;

/// <summary>A .docx with content controls: what may come in, which fields it has, and filling them in.</summary>
public static class PaperDocument
{
    private const int MostEntries = 300;
    private const long MostUnpacked = 30 * 1024 * 1024;
    private static readonly string[] Foreign = ["/embeddings/", "/activeX/", "/afchunk"];

    /// <summary>Word fields that only tell something of the document itself; every other kind could fetch or run something.</summary>
    private static readonly string[] HarmlessFields = ["PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME"];

    /// <summary>
    /// Refuses by content, whatever the name says, what is too large, no .docx, has macros or embedded objects, unpacks beyond 30 MB, or reaches for anything outside itself.
    /// </summary>
    public static void Check(byte[] content)
    {
        if (content.Length > PaperTemplate.LargestMegabytes * 1024 * 1024)
            throw new RefusedException(PaperRefusals.TooLarge);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.GetEntry("word/document.xml") is null || archive.GetEntry("[Content_Types].xml") is null)
                throw new RefusedException(PaperRefusals.NotADocument);
            if (archive.Entries.Count > MostEntries || Archives.UnpacksBeyond(archive, MostUnpacked))
                throw new RefusedException(PaperRefusals.TooLarge);
            if (Archives.HasMacros(archive) || archive.Entries.Any(entry => Foreign.Any(part => ("/" + entry.FullName).Contains(part, StringComparison.OrdinalIgnoreCase))))
                throw new RefusedException(PaperRefusals.Macros);
            using var document = Open(content);
            var parts = document.GetAllParts().ToList();
            if (parts.Exists(part => part is AlternativeFormatImportPart or EmbeddedObjectPart or EmbeddedPackagePart or EmbeddedControlPersistencePart or VbaProjectPart))
                throw new RefusedException(PaperRefusals.Macros);
            if (parts.Exists(part => part.ExternalRelationships.Any() || part.HyperlinkRelationships.Any()) || parts.Select(part => part.RootElement).OfType<OpenXmlElement>().Any(HasActiveField))
                throw new RefusedException(PaperRefusals.ReachesOut);
            _ = Controls(document).Count();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(PaperRefusals.NotADocument);
        }
    }

    /// <summary>The names of all content controls, each once, in the order of the document.</summary>
    public static IReadOnlyList<string> FieldsOf(byte[] content)
    {
        using var document = Open(content);
        return [.. Controls(document).Select(NameOf).OfType<string>().Distinct()];
    }

    /// <summary>A copy of the template with everything filled in that it asks for; what is unknown stays as it was.</summary>
    public static byte[] Fill(byte[] template, PaperFacts facts)
    {
        using var copy = new MemoryStream();
        copy.Write(template);
        using (var document = WordprocessingDocument.Open(copy, isEditable: true))
        {
            foreach (var root in Roots(document))
            {
                foreach (var group in root.Descendants<SdtRow>().Where(row => NameOf(row) is { } name && facts.Groups.ContainsKey(name)).ToList())
                    Repeat(group, facts.Groups[NameOf(group)!]);
                Fill(root, facts.Fields);
            }
            document.Save();
        }
        return copy.ToArray();
    }

    private static bool HasActiveField(OpenXmlElement root)
    {
        var simple = root.Descendants<SimpleField>().Select(field => field.Instruction?.Value ?? "");
        var complex = root.Descendants<Paragraph>().Select(paragraph => string.Concat(paragraph.Descendants<FieldCode>().Select(code => code.Text))).Where(code => code.Trim().Length > 0);
        return simple.Concat(complex).Any(code => !HarmlessFields.Contains(code.Trim().Split(' ', '\t')[0].ToUpperInvariant()));
    }

    internal static WordprocessingDocument Open(byte[] content) => WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);

    private static IEnumerable<OpenXmlPart> Parts(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart ?? throw new RefusedException(PaperRefusals.NotADocument);
        return main.Parts.Select(part => part.OpenXmlPart).Prepend(main);
    }

    private static IEnumerable<OpenXmlElement> Roots(WordprocessingDocument document) =>
        Parts(document).Where(part => part is MainDocumentPart or HeaderPart or FooterPart).Select(part => part.RootElement).OfType<OpenXmlElement>();

    private static IEnumerable<SdtElement> Controls(WordprocessingDocument document) => Roots(document).SelectMany(root => root.Descendants<SdtElement>());

    private static string? NameOf(SdtElement control) =>
        control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { Length: > 0 } tag ? tag.Trim() : control.SdtProperties?.GetFirstChild<SdtAlias>()?.Val?.Value?.Trim();

    /// <summary>The rows of the control once for each line, in its place.</summary>
    private static void Repeat(SdtRow group, IReadOnlyList<IReadOnlyDictionary<string, string>> lines)
    {
        var rows = group.Descendants<TableRow>().Where(row => row.Ancestors<TableRow>().All(outer => !outer.Ancestors<SdtRow>().Contains(group))).ToList();
        foreach (var line in lines)
        {
            foreach (var row in rows)
            {
                var copy = (TableRow)row.CloneNode(deep: true);
                group.InsertBeforeSelf(copy);
                Fill(copy, line);
            }
        }
        group.Remove();
    }

    private static void Fill(OpenXmlElement within, IReadOnlyDictionary<string, string> values)
    {
        foreach (var control in within.Descendants<SdtElement>().Where(control => !control.Descendants<SdtElement>().Any()).ToList())
        {
            if (NameOf(control) is { } name && values.TryGetValue(name, out var value))
                Write(control, value);
        }
    }

    /// <summary>Puts a text into a control, in the look of what stood there.</summary>
    private static void Write(SdtElement control, string value)
    {
        control.SdtProperties?.RemoveAllChildren<ShowingPlaceholder>();
        if (control.ChildElements.FirstOrDefault(child => child is SdtContentRun or SdtContentBlock or SdtContentCell) is not { } content)
            return;
        OpenXmlElement line = content is SdtContentRun ? content : content.Descendants<Paragraph>().FirstOrDefault() ?? content.AppendChild(new Paragraph());
        var look = line.Descendants<RunProperties>().FirstOrDefault()?.CloneNode(deep: true);
        foreach (var old in line.ChildElements.Where(child => child is not ParagraphProperties).ToList())
            old.Remove();
        var run = look is null ? new Run() : new Run(look);
        foreach (var (text, place) in Clean(value).Split('\n').Select((text, place) => (text, place)))
        {
            if (place > 0)
                run.AppendChild(new Break());
            run.AppendChild(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }
        line.AppendChild(run);
    }

    /// <summary>Without what no XML can contain.</summary>
    private static string Clean(string value) => XmlConvert.VerifyXmlChars(string.Concat(value.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "" : rune.ToString())));
}
