using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>The product in a process of its own, on a database file and a port that outlive it: it can be killed and started again.</summary>
/// <param name="settings">Further settings, as environment variables.</param>
public sealed class ServerProcess(string databaseFile, int port, params (string Name, string Value)[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new();
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}/");

    /// <summary>A port that is free now, and below those that the system gives to whoever connects: a browser must not take it before the product does.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", Address.ToString()])
        {
            // The host finds the styles and scripts of packages from the project's folder.
            WorkingDirectory = Path.Combine(DeskPage.Root(), "SalesCenter.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in TestDatabase.Settings(databaseFile))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Demo__Seed"] = "false";
        start.Environment["Demo__Simulate"] = "false";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The product ended before it was ready: {string.Join('\n', said.TakeLast(20))}"));
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("SalesCenter is ready", StringComparison.Ordinal) == true)
                ready.TrySetResult();
            Hear(line.Data ?? "");
        };
        process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>The most memory that it ever had, in bytes (Linux).</summary>
    public long MostMemory => 1024 * long.Parse(
        File.ReadLines($"/proc/{process!.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..^2], CultureInfo.InvariantCulture);

    /// <summary>Waits until it writes, or has written, a line with these words.</summary>
    public async Task Says(string words)
    {
        var heard = awaited.GetOrAdd(words, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (said.Any(line => line.Contains(words, StringComparison.Ordinal)))
            heard.TrySetResult();
        await heard.Task.WaitAsync(Patience);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Asks it to end, as an orderly restart does, and waits until it has.</summary>
    public async Task Stop()
    {
        using var asked = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync() => await Kill();

    private void Hear(string line)
    {
        said.Enqueue(line);
        foreach (var (words, heard) in awaited)
        {
            if (line.Contains(words, StringComparison.Ordinal))
                heard.TrySetResult();
        }
    }
}
