using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SalesCenter.Bench.Soak.Watching;

/// <summary>When a screen heard of entries of a project's board log.</summary>
internal readonly record struct Receipt(Guid ProjectId, long From, long To, DateTime At);

/// <summary>
/// A lobby TV as its page is: it joins, takes the picture, applies changes in order, asks again when it sees a gap or a heartbeat with a number it does not know,
/// and comes back by itself when its server goes away.
/// </summary>
internal sealed class Tv(Uri server, Site site, string displayKey) : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1), BetweenSigns = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource over = new();
    private readonly Dictionary<Guid, int> statuses = [];
    private readonly Lock turn = new();
    private ClientWebSocket? socket;
    private string epoch = Guid.Empty.ToString();
    private long number = -1;
    private bool isAsking;
    private Task? life;

    public Site Site => site;

    public Uri Server => server;

    public ConcurrentQueue<Receipt> Receipts { get; } = new();

    public int Connections { get; private set; }

    /// <summary>How often it saw that something was missing and asked.</summary>
    public int Gaps { get; private set; }

    public void TurnOn() => life = Task.Run(Live);

    /// <summary>What it shows: the number, and the public status of each unit.</summary>
    public (long Number, Dictionary<Guid, int> Statuses) Shown
    {
        get
        {
            lock (turn)
                return (number, new Dictionary<Guid, int>(statuses));
        }
    }

    /// <summary>Somebody pulls the network cable out.</summary>
    public void Disconnect() => socket?.Abort();

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        Disconnect();
        if (life is not null)
            await life;
        over.Dispose();
    }

    private async Task Live()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await Watch();
            }
            catch (Exception end) when (end is WebSocketException or OperationCanceledException or HttpRequestException or InvalidOperationException or IOException)
            {
                // Its server is away, or it is turned off.
            }
            await Task.Delay(BeforeAgain + TimeSpan.FromMilliseconds(Random.Shared.Next(500)), CancellationToken.None);
        }
    }

    private async Task Watch()
    {
        using var connection = socket = new ClientWebSocket();
        connection.Options.SetRequestHeader("Cookie", $"salescenter-display={displayKey}");
        await connection.ConnectAsync(new UriBuilder(new Uri(server, "/hubs/board")) { Scheme = "ws" }.Uri, over.Token);
        await Send(connection, """{"protocol":"json","version":1}""");
        Connections++;
        isAsking = false;
        await Ask(connection);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
        var signs = GiveSigns(connection, left.Token);
        try
        {
            var (buffer, filled) = (new byte[256 * 1024], 0);
            while (true)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length);
                var received = await connection.ReceiveAsync(buffer.AsMemory(filled), over.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                filled += received.Count;
                for (var end = buffer.AsSpan(0, filled).IndexOf((byte)End); end >= 0; end = buffer.AsSpan(0, filled).IndexOf((byte)End))
                {
                    var message = Encoding.UTF8.GetString(buffer, 0, end);
                    buffer.AsSpan(end + 1, filled - end - 1).CopyTo(buffer);
                    filled -= end + 1;
                    if (Take(JsonNode.Parse(message)!))
                        await Ask(connection);
                }
            }
        }
        finally
        {
            await left.CancelAsync();
            await signs;
        }
    }

    private async Task GiveSigns(ClientWebSocket connection, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(BetweenSigns, cancellation);
                await Send(connection, """{"type":6}""");
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is over.
        }
    }

    private Task Ask(ClientWebSocket connection)
    {
        if (isAsking)
            return Task.CompletedTask;
        isAsking = true;
        return Send(connection, $$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{epoch}}",{{number}}]}""");
    }

    private async Task Send(ClientWebSocket connection, string message) =>
        await connection.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, over.Token);

    /// <summary>Takes a message; answers whether something is missing.</summary>
    private bool Take(JsonNode message)
    {
        lock (turn)
        {
            switch ((int?)message["type"], (string?)message["target"])
            {
                case (3, _):
                    isAsking = false;
                    if (message["result"] is not { } answer)
                        return false;
                    if (answer["picture"] is { } picture)
                        Draw(picture);
                    else if (answer["changes"] is { } missed)
                        Apply(missed);
                    return false;
                case (1, "redrawn"):
                    number = -1;
                    return true;
                case (1, "changes") when message["arguments"]![0] is { } changes:
                    Receipts.Enqueue(new Receipt(site.Id, (long)changes["from"]!, (long)changes["to"]!, DateTime.UtcNow));
                    return !Apply(changes);
                case (1, "heartbeat") when message["arguments"]![0] is { } beat:
                    var isBehind = (string?)beat["epoch"] != epoch || (long)beat["number"]! > number;
                    Gaps += isBehind ? 1 : 0;
                    return isBehind;
                default:
                    return false;
            }
        }
    }

    private void Draw(JsonNode picture)
    {
        (epoch, number) = ((string)picture["epoch"]!, (long)picture["number"]!);
        statuses.Clear();
        foreach (var unit in picture["buildings"]!.AsArray().SelectMany(building => building!["floors"]!.AsArray()).SelectMany(floor => floor!["units"]!.AsArray()).OfType<JsonNode>())
            statuses[(Guid)unit["id"]!] = (int)unit["status"]!;
    }

    /// <summary>Answers false when something before it was missed.</summary>
    private bool Apply(JsonNode changes)
    {
        if ((string?)changes["epoch"] != epoch || (long)changes["from"]! > number + 1)
        {
            Gaps++;
            return false;
        }
        if ((long)changes["to"]! <= number)
            return true;
        number = (long)changes["to"]!;
        foreach (var unit in changes["units"]!.AsArray())
            statuses[(Guid)unit!["id"]!] = (int)unit["status"]!;
        return true;
    }
}
