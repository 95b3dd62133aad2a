using System.Diagnostics;
using System.Globalization;

namespace SalesCenter.Bench.Soak;

/// <summary>A process that is started, killed, stopped and started again; what it says is kept in a file.</summary>
internal sealed class Child(string name, string log, string file, string[] arguments, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private readonly Lock writing = new();
    private Process? process;

    public string Name => name;

    public string Log => log;

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    public int Pid => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Hears every line that the process says.</summary>
    public Action<string>? Heard { get; set; }

    public void Start()
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Starts++;
    }

    public void Tell(string line)
    {
        process!.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a service does when it is restarted; answers whether it ended by itself.</summary>
    public async Task<bool> Terminate(TimeSpan patience)
    {
        await Signal("TERM");
        using var late = new CancellationTokenSource(patience);
        try
        {
            await process!.WaitForExitAsync(late.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            await Kill();
            return false;
        }
    }

    /// <summary>Sends a signal by name.</summary>
    public async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await Signal("CONT");
            await Kill();
        }
        process?.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (writing)
            File.AppendAllText(log, line + "\n");
        Heard?.Invoke(line);
    }
}
