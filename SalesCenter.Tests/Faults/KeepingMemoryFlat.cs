using System.Net;
using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Faults;

/// <summary>What is sent to a server costs the sender and the line, not the server's memory: measured at a real process.</summary>
public sealed class KeepingMemoryFlat : IAsyncLifetime
{
    private const int Senders = 8;
    private const long Flat = 128 * 1024 * 1024;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("salescenter-memory-");
    private ServerProcess server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells how much memory a process ever had.");
        server = new ServerProcess(Path.Combine(folder.FullName, "salescenter.db"), ServerProcess.FreePort());
        await server.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Fault_16_bodies_of_two_gigabytes_from_eight_senders_leave_no_trace_in_it()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Send(client, gigabytes: 0)));
        var before = server.MostMemory;

        var taken = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Send(client, gigabytes: 2)));

        taken.Should().OnlyContain(bytes => bytes < 64 * 1024 * 1024);
        (server.MostMemory - before).Should().BeLessThan(Flat);
        (await client.GetAsync("set-up")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<long> Send(HttpClient client, int gigabytes)
    {
        await using var body = new Gigabytes(gigabytes);
        using var content = new StreamContent(body);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        try
        {
            (await client.PostAsync("set-up", content)).StatusCode.Should().BeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
        }
        catch (HttpRequestException)
        {
            // Cut off before the answer could be read.
        }
        return body.Taken;
    }
}
