using System.Buffers.Binary;
using System.Text;

namespace SalesCenter.Bench.Circuits;

/// <summary>As much of MessagePack as circuits speak: a message of nothing, numbers, texts, bytes and lists, behind its length.</summary>
internal static class Blazorpack
{
    private const byte Nil = 0xc0, False = 0xc2, True = 0xc3, Int64 = 0xd3, Text32 = 0xdb, EmptyMap = 0x80, FixedArray = 0x90;

    /// <summary>A call of a hub method that nobody waits for.</summary>
    public static byte[] Call(string method, params object?[] arguments)
    {
        using var body = new MemoryStream();
        body.Write([FixedArray + 5, 1, EmptyMap, Nil]);
        Write(body, method);
        body.WriteByte((byte)(FixedArray + arguments.Length));
        foreach (var argument in arguments)
            Write(body, argument);
        using var message = new MemoryStream();
        for (var length = body.Length; ; length >>= 7)
        {
            message.WriteByte((byte)(length > 0x7f ? length & 0x7f | 0x80 : length));
            if (length <= 0x7f)
                break;
        }
        body.WriteTo(message);
        return message.ToArray();
    }

    /// <summary>Takes the messages that are whole; answers how many bytes they took.</summary>
    public static int ReadAll(ReadOnlySpan<byte> bytes, Action<object?[]> take)
    {
        var taken = 0;
        while (true)
        {
            var (length, shift, at) = (0, 0, taken);
            do
            {
                if (at == bytes.Length)
                    return taken;
                length |= (bytes[at] & 0x7f) << shift;
                shift += 7;
            }
            while ((bytes[at++] & 0x80) != 0);
            if (bytes.Length - at < length)
                return taken;
            var body = bytes.Slice(at, length);
            take((object?[])Read(ref body)!);
            taken = at + length;
        }
    }

    private static void Write(MemoryStream body, object? value)
    {
        Span<byte> eight = stackalloc byte[8];
        switch (value)
        {
            case null:
                body.WriteByte(Nil);
                break;
            case bool flag:
                body.WriteByte(flag ? True : False);
                break;
            case long number:
                body.WriteByte(Int64);
                BinaryPrimitives.WriteInt64BigEndian(eight, number);
                body.Write(eight);
                break;
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                body.WriteByte(Text32);
                BinaryPrimitives.WriteInt32BigEndian(eight, utf8.Length);
                body.Write(eight[..4]);
                body.Write(utf8);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static object? Read(ref ReadOnlySpan<byte> rest)
    {
        var code = rest[0];
        rest = rest[1..];
        return code switch
        {
            <= 0x7f => (long)code,
            >= 0xe0 => (long)(sbyte)code,
            >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(Bytes(ref rest, code & 0x1f)),
            >= 0x90 and <= 0x9f => List(ref rest, code & 0x0f),
            >= 0x80 and <= 0x8f => List(ref rest, 2 * (code & 0x0f)),
            Nil => null,
            False or True => code == True,
            0xc4 or 0xc5 or 0xc6 => Bytes(ref rest, (int)Number(ref rest, 1 << (code - 0xc4))).ToArray(),
            0xcc or 0xcd or 0xce or 0xcf => Number(ref rest, 1 << (code - 0xcc)),
            0xd0 or 0xd1 or 0xd2 or 0xd3 => Signed(Number(ref rest, 1 << (code - 0xd0)), 1 << (code - 0xd0)),
            0xd9 or 0xda or Text32 => Encoding.UTF8.GetString(Bytes(ref rest, (int)Number(ref rest, 1 << (code - 0xd9)))),
            0xdc or 0xdd => List(ref rest, (int)Number(ref rest, 2 << (code - 0xdc))),
            _ => throw new InvalidDataException($"MessagePack {code:x2}"),
        };
    }

    private static object?[] List(ref ReadOnlySpan<byte> rest, int count)
    {
        var items = new object?[count];
        for (var index = 0; index < count; index++)
            items[index] = Read(ref rest);
        return items;
    }

    private static ReadOnlySpan<byte> Bytes(ref ReadOnlySpan<byte> rest, int count)
    {
        var bytes = rest[..count];
        rest = rest[count..];
        return bytes;
    }

    private static long Number(ref ReadOnlySpan<byte> rest, int size)
    {
        long number = 0;
        foreach (var digit in Bytes(ref rest, size))
            number = number << 8 | digit;
        return number;
    }

    private static long Signed(long number, int size) => number << (64 - 8 * size) >> (64 - 8 * size);
}
