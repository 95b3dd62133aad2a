using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace SalesCenter.Bench.Circuits;

/// <summary>
/// A browser as far as a Blazor circuit can tell: it opens a page, starts a circuit, adds the page's components, takes
/// the render batches and says so, and answers nothing (or some object) when the server asks JavaScript. It draws nothing.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const long ReferenceResult = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CountedConnections connections = new();
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly List<Batch> batches = [];
    private string? failure;
    private byte[] text = [];
    private TaskCompletionSource<long> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Circuit()
    {
    }

    /// <summary>What came over the wire, page and circuit, compressed as it was.</summary>
    public long BytesReceived => connections.Received;

    /// <summary>How many render batches have come.</summary>
    public int Count
    {
        get
        {
            lock (batches)
                return failure is null ? batches.Count : throw new InvalidOperationException(failure);
        }
    }

    public IReadOnlyList<Batch> Batches
    {
        get
        {
            lock (batches)
                return [.. batches];
        }
    }

    /// <summary>Ends when the server hangs up.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    /// <summary>When the last render batch came, by <see cref="Stopwatch.GetTimestamp"/>; throws when the server says that the circuit failed.</summary>
    public long? LastDrawn
    {
        get
        {
            lock (batches)
                return failure is not null ? throw new InvalidOperationException(failure) : batches.Count > 0 ? batches[^1].At : null;
        }
    }

    /// <summary>Tells the server that the browser is still there; a circuit of which nothing is heard for half a minute is taken for lost.</summary>
    public Task GiveSign() => Send([2, 0x91, 6]);

    public static async Task<Circuit> Open(Uri page, string? cookie = null)
    {
        var circuit = new Circuit();
        using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept", "text/html" }, { "Accept-Encoding", "br, gzip" } } };
        circuit.socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
            circuit.socket.Options.SetRequestHeader("Cookie", cookie);
        }
        using var answer = await circuit.connections.Client.SendAsync(request);
        var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var operations = Markers().Matches(html).Select((marker, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{marker.Groups[1].Value}}}""").ToList();
        if (operations.Count == 0)
            throw new InvalidOperationException($"{page} has no interactive component.");

        await circuit.socket.ConnectAsync(new UriBuilder(new Uri(page, "/_blazor")) { Scheme = "ws" }.Uri, circuit.connections.Client, CancellationToken.None);
        await circuit.socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        await circuit.socket.ReceiveAsync(new byte[64], CancellationToken.None);
        circuit.Listening = circuit.Listen();
        await circuit.Send(Blazorpack.Call("StartCircuit", new Uri(page, "/").ToString(), page.ToString(), "[]", ""));
        await circuit.Send(Blazorpack.Call("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", ""));
        return circuit;
    }

    /// <summary>From now on looks for a text in what is drawn.</summary>
    public void LookFor(string wanted)
    {
        lock (batches)
            (text, seen) = (Encoding.UTF8.GetBytes(wanted), new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>When the text was drawn.</summary>
    public Task<long> Seen() => seen.Task.WaitAsync(Patience);

    /// <summary>Waits for more batches than there were.</summary>
    public async Task MoreThan(int count)
    {
        var start = Stopwatch.GetTimestamp();
        while (Count <= count)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException("A circuit was not drawn on.");
            await Task.Delay(2);
        }
    }

    /// <summary>Waits until a batch of at least so many bytes has come; answers it.</summary>
    public async Task<Batch> Drawn(int bytes)
    {
        for (var count = 0; ; count = Count)
        {
            if (Batches.FirstOrDefault(batch => batch.Bytes >= bytes) is { } drawn)
                return drawn;
            await MoreThan(count);
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        connections.Dispose();
        sending.Dispose();
        await Task.CompletedTask;
    }

    private async Task Listen()
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length);
                var received = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                filled += received.Count;
                var replies = new List<byte[]>();
                var taken = Blazorpack.ReadAll(buffer.AsSpan(0, filled), message => Take(message, replies));
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
                foreach (var reply in replies)
                    await Send(reply);
            }
        }
        catch (Exception end) when (end is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The bench is over; a circuit that ended before says so when it is waited for.
        }
    }

    private void Take(object?[] message, List<byte[]> replies)
    {
        if (message is not [1L, _, _, string method, object?[] arguments, ..])
            return;
        switch (method, arguments)
        {
            case ("JS.RenderBatch", [long batchId, byte[] content]):
                lock (batches)
                {
                    batches.Add(new Batch(Stopwatch.GetTimestamp(), content.Length));
                    if (text.Length > 0 && content.AsSpan().IndexOf(text) >= 0)
                        seen.TrySetResult(batches[^1].At);
                }
                replies.Add(Blazorpack.Call("OnRenderCompleted", batchId, null));
                break;
            case ("JS.BeginInvokeJS", [long taskId, _, _, long resultType, ..]) when taskId != 0:
                replies.Add(Blazorpack.Call("EndInvokeJSFromDotNet", taskId, true, $"[{taskId},true,{(resultType == ReferenceResult ? "{\"__jsObjectId\":1}" : "null")}]"));
                break;
            case ("JS.Error", [string error, ..]):
                failure = error;
                break;
        }
    }

    private async Task Send(byte[] message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Markers();
}

/// <summary>A render batch: when it came, and its bytes before compression.</summary>
internal sealed record Batch(long At, int Bytes);
