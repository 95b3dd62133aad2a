using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>The product in a process of its own, on a database file and a port that outlive it: it can be killed and started again.</summary>
public sealed class ServerProcess(string databaseFile, int port) : IAsyncDisposable
{
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}/");

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
        start.Environment["Database__Path"] = databaseFile;
        start.Environment["Demo__Seed"] = "false";
        start.Environment["Demo__Simulate"] = "false";
        process = Process.Start(start)!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The product ended before it was ready."));
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("SalesCenter is ready", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
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

    public async ValueTask DisposeAsync() => await Kill();
}
