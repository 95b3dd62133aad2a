using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>Everything that a browser receives: pages, downloads, and every message of its circuit, unpacked.</summary>
public sealed class Wiretap
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<byte[]> received = new();
    private readonly ConcurrentQueue<Task> reading = new();

    public Wiretap(IPage page)
    {
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received.Enqueue(frame.Binary is { Length: > 0 } binary ? binary : Encoding.UTF8.GetBytes(frame.Text ?? ""));
        page.Response += (_, response) =>
        {
            if (response is { Status: 200, Request.ResourceType: "document" or "fetch" or "xhr" })
                reading.Enqueue(Read(response));
        };
    }

    /// <summary>Takes a download along.</summary>
    public void Take(byte[] content)
    {
        received.Enqueue(content);
        if (content.Length < 4 || content[0] != 'P' || content[1] != 'K')
            return;
        using var archive = new ZipArchive(new MemoryStream(content));
        foreach (var entry in archive.Entries)
        {
            using var opened = entry.Open();
            using var read = new MemoryStream();
            opened.CopyTo(read);
            received.Enqueue(read.ToArray());
        }
    }

    /// <summary>Which of these texts came, in UTF-8 or UTF-16, in any message.</summary>
    public async Task<IReadOnlyList<string>> Found(IEnumerable<string> texts)
    {
        await Task.WhenAll(reading);
        return [.. texts.Where(text => received.Any(bytes => Contains(bytes, Encoding.UTF8.GetBytes(text)) || Contains(bytes, Encoding.Unicode.GetBytes(text))))];
    }

    private static bool Contains(byte[] bytes, byte[] text) => bytes.AsSpan().IndexOf(text) >= 0;

    private async Task Read(IResponse response)
    {
        try
        {
            Take(await response.BodyAsync().WaitAsync(Patience));
        }
        catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
        {
            // A page that was left before it was whole has no body.
        }
    }
}
