using System.IO.Compression;
using System.Text;
using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

internal enum TableFormat
{
    Workbook,
    DelimitedText,
}

/// <summary>Says by its content, never by its name, what a file is, and turns away what must not be opened.</summary>
internal static class FileInspection
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private const int DirectoryEntryLength = 128;

    /// <summary>Takes at most the size allowed and one byte more, so that a file of any size costs the same memory.</summary>
    public static MemoryStream Copy(Stream source)
    {
        const int limit = ImportLimits.Megabytes * 1024 * 1024;
        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > limit)
            {
                throw new RefusedException(ImportRefusals.TooLarge(ImportLimits.Megabytes));
            }
        }

        copy.Position = 0;
        return copy;
    }

    public static TableFormat FormatOf(MemoryStream file)
    {
        var content = file.GetBuffer().AsSpan(0, (int)file.Length);
        if (content.IsEmpty)
        {
            throw new RefusedException(ImportRefusals.Empty());
        }

        if (content.StartsWith("PK\u0003\u0004"u8))
        {
            CheckArchive(file);
            return TableFormat.Workbook;
        }

        if (content.StartsWith(CompoundFile))
        {
            CheckCompoundFile(content);
            return TableFormat.Workbook;
        }

        return content.StartsWith("%PDF"u8) || content.StartsWith("PK"u8) ? throw new RefusedException(ImportRefusals.NotATable()) : TableFormat.DelimitedText;
    }

    private static void CheckArchive(MemoryStream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > ImportLimits.ArchiveEntries)
        {
            throw new RefusedException(ImportRefusals.UnpacksTooLarge(ImportLimits.UnpackedMegabytes));
        }

        if (Archives.HasMacros(archive))
        {
            throw new RefusedException(ImportRefusals.Macros());
        }

        if (archive.GetEntry("[Content_Types].xml") is null || archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new RefusedException(ImportRefusals.NotATable());
        }

        if (Archives.UnpacksBeyond(archive, ImportLimits.UnpackedMegabytes * 1024L * 1024L))
        {
            throw new RefusedException(ImportRefusals.UnpacksTooLarge(ImportLimits.UnpackedMegabytes));
        }

        file.Position = 0;
    }

    private static void CheckCompoundFile(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> macros = Encoding.Unicode.GetBytes("_VBA_PROJECT_CUR");
        ReadOnlySpan<byte> encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");
        for (var at = 0; at + DirectoryEntryLength <= content.Length; at += DirectoryEntryLength)
        {
            var entry = content[at..];
            if (entry.StartsWith(macros))
            {
                throw new RefusedException(ImportRefusals.Macros());
            }

            if (entry.StartsWith(encrypted))
            {
                throw new RefusedException(ImportRefusals.Locked());
            }
        }
    }
}
