using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SalesCenter.Tests.Fixtures;

/// <summary>The warnings and errors that a product writes to its log.</summary>
public sealed class Overheard : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>All that have not been taken.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Takes those since the last look.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            lines.Enqueue(formatter(state, exception));
    }

    public void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Lets somebody hear what a product writes to its log.</summary>
public static class Overhearing
{
    public static void Let(this IWebHostBuilder builder, Overheard hear) => builder.ConfigureLogging(logging => logging.AddProvider(hear));
}
