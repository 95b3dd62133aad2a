using System.IO.Compression;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>What is asked about every archive before anything in it is read.</summary>
internal static class Archives
{
    private static readonly string[] Programs = ["vbaProject.bin", "vbaData.xml"];

    /// <summary>Unpacks and counts, at most to the limit: the sizes that an archive declares about itself are written by whoever made it.</summary>
    public static bool UnpacksBeyond(ZipArchive archive, long limit)
    {
        var buffer = new byte[81_920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                total += read;
                if (total > limit)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether it contains macros, or says that it does.</summary>
    public static bool HasMacros(ZipArchive archive)
    {
        if (archive.Entries.Any(entry => Programs.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)))
        {
            return true;
        }

        if (archive.GetEntry("[Content_Types].xml") is not { } types)
        {
            return false;
        }

        using var reader = new StreamReader(types.Open());
        var start = new char[65_536];
        var length = reader.ReadBlock(start);
        return start.AsSpan(0, length).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }
}
