using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>The kinds of pictures that are kept; none of them can contain a script.</summary>
public enum PictureFormat
{
    Png = 0,
    Jpeg = 1,
    WebP = 2,
}

/// <summary>What counts as a picture: decided by what a file begins with, whatever its name says.</summary>
public static class Pictures
{
    /// <summary>The largest picture that is taken.</summary>
    public const int LargestMegabytes = 5;

    private const int LargestBytes = LargestMegabytes * 1024 * 1024;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Refuses what is too large, and what is no PNG, JPEG or WebP.</summary>
    public static PictureFormat Recognise(ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestBytes)
            throw new RefusedException(TooLarge);
        return Begins(content) ?? throw new RefusedException(new Refusal("picture.unknown-format"));
    }

    /// <summary>Said of a file that is larger than pictures may be.</summary>
    public static Refusal TooLarge => new("picture.too-large", LargestMegabytes);

    internal static PictureFormat? Begins(ReadOnlySpan<byte> content) =>
        content.StartsWith(Png) ? PictureFormat.Png
        : content.StartsWith(Jpeg) ? PictureFormat.Jpeg
        : content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? PictureFormat.WebP
        : null;
}
