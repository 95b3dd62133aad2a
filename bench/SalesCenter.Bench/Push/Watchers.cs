using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using SalesCenter.Bench.Serving;

namespace SalesCenter.Bench.Push;

/// <summary>Many screens on a hub: raw websockets that note when they hear of which number, so that they cost the machine little.</summary>
internal sealed class Watchers : IAsyncDisposable
{
    private const int ConnectingAtOnce = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource ended = new();
    private readonly List<ClientWebSocket> sockets = [];
    private long[] numbers = [];
    private long[] times = [];

    public int Count => numbers.Length;

    /// <summary>The news that was heard last, as it came over the wire.</summary>
    public byte[] LastNews { get; private set; } = [];

    /// <param name="cookies">The viewers, who take turns; none when nobody asks for them.</param>
    public static async Task<Watchers> Connect(Uri hub, int count, IReadOnlyList<string> cookies)
    {
        var watchers = new Watchers { numbers = new long[count], times = new long[count] };
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce }, async (index, cancellation) =>
        {
            var socket = new ClientWebSocket();
            if (cookies.Count > 0)
                socket.Options.SetRequestHeader("Cookie", cookies[index % cookies.Count]);
            await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, cancellation);
            await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, cancellation);
            await socket.ReceiveAsync(new byte[64], cancellation);
            lock (watchers.sockets)
                watchers.sockets.Add(socket);
            _ = watchers.Listen(socket, index);
        });
        return watchers;
    }

    /// <summary>Waits until everybody has heard of a change; answers how long each waited, in milliseconds.</summary>
    public async Task<double[]> Hear(Change change)
    {
        var start = Stopwatch.GetTimestamp();
        while (!numbers.All(number => number >= change.Number))
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"{numbers.Count(number => number < change.Number)} of {Count} watchers did not hear of change {change.Number}.");
            await Task.Delay(5);
        }
        return [.. times.Select(time => Math.Max(0, Stopwatch.GetElapsedTime(change.At, time).TotalMilliseconds))];
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        foreach (var socket in sockets)
            socket.Dispose();
        ended.Dispose();
    }

    private async Task Listen(ClientWebSocket socket, int index)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (!ended.IsCancellationRequested)
            {
                filled += (await socket.ReceiveAsync(buffer.AsMemory(filled), ended.Token)).Count;
                filled = Take(buffer, filled, index);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The bench is over; a watcher that was dropped before shows up as one that hears nothing.
        }
    }

    /// <summary>Reads the whole messages; answers how much of another one is there.</summary>
    private int Take(byte[] buffer, int filled, int index)
    {
        var rest = buffer.AsSpan(0, filled);
        for (var end = rest.IndexOf((byte)0x1e); end >= 0; end = rest.IndexOf((byte)0x1e))
        {
            var message = rest[..end];
            rest = rest[(end + 1)..];
            var place = message.IndexOf("\"to\":"u8);
            if (place < 0 || !Utf8Parser.TryParse(message[(place + 5)..], out long number, out _))
                continue;
            times[index] = Stopwatch.GetTimestamp();
            Volatile.Write(ref numbers[index], number);
            if (index == 0)
                LastNews = message.ToArray();
        }
        rest.CopyTo(buffer);
        return rest.Length;
    }

    public override string ToString() => $"{Count} watchers, {Encoding.UTF8.GetString(LastNews).Length} characters of news";
}
