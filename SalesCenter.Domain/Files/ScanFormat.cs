using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Files;

/// <summary>The kinds of scans that are kept.</summary>
public enum ScanFormat
{
    Png = 0,
    Jpeg = 1,
    WebP = 2,

    /// <summary>Offered for saving only, never shown inside a page.</summary>
    Pdf = 3,
}

/// <summary>What counts as a scan: decided by what a file begins with, whatever its name says.</summary>
public static class Scans
{
    /// <summary>The largest scan that is taken.</summary>
    public const int LargestMegabytes = 10;

    /// <summary>Said of a file that is larger than scans may be.</summary>
    public static readonly Refusal TooLarge = new("scan.too-large", LargestMegabytes);

    private const int LongestName = 120;

    /// <summary>A scan's name as it is kept: without the folders that some browsers send along, and cut where it is too long.</summary>
    public static string NameOf(string fileName)
    {
        var name = Path.GetFileName(fileName.Trim().Replace('\\', '/'));
        return name[..Math.Min(name.Length, LongestName)];
    }

    /// <summary>Refuses what is empty or too large, and what is no PNG, JPEG, WebP or PDF.</summary>
    public static ScanFormat Recognise(ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestMegabytes * 1024 * 1024)
            throw new RefusedException(TooLarge);
        if (content.StartsWith("%PDF-"u8))
            return ScanFormat.Pdf;
        return Pictures.Begins(content) switch
        {
            PictureFormat.Png => ScanFormat.Png,
            PictureFormat.Jpeg => ScanFormat.Jpeg,
            PictureFormat.WebP => ScanFormat.WebP,
            _ => throw new RefusedException(new Refusal("scan.unknown-format")),
        };
    }
}
