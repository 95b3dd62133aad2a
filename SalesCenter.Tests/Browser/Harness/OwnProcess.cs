using System.Diagnostics;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>A real program beside the product, started by a test on a port of its own; it can be killed and started again.</summary>
public abstract class OwnProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private Process? process;

    protected int Port { get; } = ServerProcess.FreePort();

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

    public virtual async ValueTask DisposeAsync()
    {
        await Kill();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    protected async Task Start(string program, IEnumerable<string> arguments, string readyWhenItSays)
    {
        // Debian keeps servers where only root looks for programs.
        var file = new[] { "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? program;
        process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (ready, said) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new List<string>());
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{program} ended before it was ready: {string.Join(" | ", said)}"));
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);

        void Hear(string? line)
        {
            if (line is null || ready.Task.IsCompleted)
                return;
            lock (said)
                said.Add(line);
            if (line.Contains(readyWhenItSays, StringComparison.Ordinal))
                ready.TrySetResult();
        }
    }
}
