namespace SalesCenter.Tests.Faults;

/// <summary>A body of zeros that is made while it is sent, and counts how much of it was taken.</summary>
internal sealed class Gigabytes(int count) : Stream
{
    private readonly long length = count * 1024L * 1024 * 1024;
    private long taken;

    /// <summary>How many bytes were taken from it.</summary>
    public long Taken => Volatile.Read(ref taken);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => taken;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var given = (int)Math.Min(count, length - taken);
        buffer.AsSpan(offset, given).Clear();
        Interlocked.Add(ref taken, given);
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
