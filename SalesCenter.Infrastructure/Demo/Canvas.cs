using System.Buffers.Binary;
using System.IO.Compression;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>A sheet on which the demonstration draws, measured in metres; each point is the mean of four, so that edges are smooth.</summary>
internal sealed class Canvas(double width, double height, int pixelsPerMetre)
{
    private const int Fine = 2;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1)))];

    private readonly int columns = (int)(width * pixelsPerMetre) * Fine;
    private readonly int rows = (int)(height * pixelsPerMetre) * Fine;
    private readonly double scale = pixelsPerMetre * Fine;
    private readonly int[] points = Enumerable.Repeat(0xFFFFFF, (int)(width * pixelsPerMetre) * Fine * (int)(height * pixelsPerMetre) * Fine).ToArray();

    public void Fill(double x, double y, double w, double h, int colour) => Each(x, y, x + w, y + h, (_, _) => colour);

    /// <summary>A filled shape with an outline, as furniture is drawn.</summary>
    public void Piece(double x, double y, double w, double h, int colour = 0xFFFFFF, int line = 0x8A8F96, double stroke = 0.035)
    {
        Fill(x, y, w, h, line);
        Fill(x + stroke, y + stroke, w - 2 * stroke, h - 2 * stroke, colour);
    }

    /// <summary>A ring, or a part of it in radians; filled inside when a colour is given.</summary>
    public void Ring(double x, double y, double radius, int line, double from = 0, double to = Math.Tau, int? inside = null, double stroke = 0.035) =>
        Each(x - radius, y - radius, x + radius, y + radius, (px, py) =>
        {
            var (distance, angle) = (Math.Sqrt((px - x) * (px - x) + (py - y) * (py - y)), Math.Atan2(py - y, px - x));
            if (distance > radius || angle < from && angle + Math.Tau > to || angle > to)
                return null;
            return distance > radius - stroke ? line : inside;
        });

    public byte[] ToPng()
    {
        var (across, down) = (columns / Fine, rows / Fine);
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, across);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), down);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < down; row++)
                zip.Write(Line(row, across));
        }
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private void Each(double left, double top, double right, double bottom, Func<double, double, int?> colourAt)
    {
        for (var row = Math.Max(0, (int)Math.Round(top * scale)); row < Math.Min(rows, (int)Math.Round(bottom * scale)); row++)
        {
            for (var column = Math.Max(0, (int)Math.Round(left * scale)); column < Math.Min(columns, (int)Math.Round(right * scale)); column++)
            {
                if (colourAt((column + 0.5) / scale, (row + 0.5) / scale) is { } colour)
                    points[row * columns + column] = colour;
            }
        }
    }

    /// <summary>A line of the picture as PNG stores it: unfiltered, red, green, blue.</summary>
    private byte[] Line(int row, int across)
    {
        var line = new byte[1 + across * 3];
        for (var column = 0; column < across; column++)
        {
            for (var part = 0; part < 3; part++)
            {
                var sum = 0;
                for (var at = 0; at < Fine * Fine; at++)
                    sum += points[(row * Fine + at / Fine) * columns + column * Fine + at % Fine] >> (16 - 8 * part) & 0xFF;
                line[1 + column * 3 + part] = (byte)(sum / (Fine * Fine));
            }
        }
        return line;
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> kind, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        kind.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        var crc = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4, content.Length + 4))
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), ~crc);
        png.Write(chunk);
    }
}
