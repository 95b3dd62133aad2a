using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace SalesCenter.Bench.Product;

/// <summary>A web application in a process of its own, on a port of this machine that nobody else uses.</summary>
internal sealed class ServerProcess(string assembly, params string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient client = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>CPU time used so far, in milliseconds.</summary>
    public double CpuMilliseconds
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>This program itself as one of the servers of <see cref="Serving.Servers"/>.</summary>
    public static ServerProcess Bench(params string[] arguments) => new(typeof(ServerProcess).Assembly.Location, ["serve", .. arguments]);

    /// <summary>Asks the server to do something and to answer in JSON.</summary>
    public async Task<T> Ask<T>(string path)
    {
        using var answer = await client.PostAsync(new Uri(Address, path), null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>())!;
    }

    /// <summary>Tells the server something.</summary>
    public async Task Tell(string path, object what)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(Address, path), what);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Starts the process and asks for its first page until it comes.</summary>
    public async Task FirstPage()
    {
        var start = Stopwatch.GetTimestamp();
        process = Process.Start(new ProcessStartInfo("dotnet", [assembly, .. settings, $"--urls={Address}"]) { WorkingDirectory = Path.GetDirectoryName(assembly), RedirectStandardInput = true })!;
        while (!await Answers())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
                throw new InvalidOperationException($"{Path.GetFileName(assembly)} did not start.");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Kill();
    }

    /// <summary><c>kill -9</c>; it can be started again.</summary>
    public async Task Kill()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts the process and waits until it serves.</summary>
    public async Task<ServerProcess> Started()
    {
        try
        {
            await FirstPage();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var answer = await client.GetAsync(Address);
            return answer.IsSuccessStatusCode ? true : throw new InvalidOperationException($"{Path.GetFileName(assembly)} answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A port that nobody uses at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
