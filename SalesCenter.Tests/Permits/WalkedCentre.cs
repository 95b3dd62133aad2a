using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Demo;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Permits;

/// <summary>
/// The product with the demonstration in it, for tests that send everything there is. While it is <see cref="Stopped"/>, whatever would be
/// committed is undone at the last moment, so that every message meets the same world; and it hears what authorisation writes to the log.
/// </summary>
internal sealed class WalkedCentre : TestCentre
{
    /// <summary>What somebody is answered whose command would have been committed.</summary>
    public const string WouldCommit = "walk.would-commit";

    /// <summary>Why the walk needs a file.</summary>
    public const string InWordsOfSqlite = "what messages name is found, and rows are compared, in the words of SQLite; who may do what no database decides.";

    private readonly AsyncLocal<ConcurrentQueue<string>?> heard = new();

    /// <summary>Whether commits are undone.</summary>
    public bool Stopped { get; set; }

    /// <summary>A centre with the demonstration, and the id of its project.</summary>
    public static async Task<(WalkedCentre Centre, Guid ProjectId)> Open()
    {
        var centre = new WalkedCentre();
        (await centre.SendAsProduct(new FillDemo(OnlyWhenEmpty: true))).Value.Should().BeTrue();
        return (centre, await centre.Database(db => db.Projects.Where(project => project.Code == DemoProject.Code).Select(project => project.Id).SingleAsync()));
    }

    /// <summary>Sends a message in somebody's name (nobody's without an id) and tells what came of it, and what authorisation wrote down meanwhile.</summary>
    public async Task<Sent> Try(Guid? callerId, object message)
    {
        var warnings = heard.Value = new ConcurrentQueue<string>();
        var send = typeof(Dispatcher).GetMethod(nameof(Dispatcher.Send))!.MakeGenericMethod(Letters.AnswerOf(message.GetType()));
        var task = (Task)send.Invoke(Services.GetRequiredService<Dispatcher>(), [message, callerId, CancellationToken.None])!;
        await task;
        var result = task.GetType().GetProperty("Result")!.GetValue(task)!;
        var refusal = (Refusal?)result.GetType().GetProperty("Refusal")!.GetValue(result);
        return new Sent(refusal, refusal is null ? result.GetType().GetProperty("Value")!.GetValue(result) : null, !warnings.IsEmpty);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(new Ears(this)));
        builder.ConfigureServices(services => services.ConfigureDbContext<SqliteSalesDb>(options => options.AddInterceptors(new Undoing(this))));
    }

    private sealed class Undoing(WalkedCentre centre) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            centre.Stopped ? throw new RefusedException(new Refusal(WouldCommit)) : new ValueTask<InterceptionResult>(result);
    }

    private sealed class Ears(WalkedCentre centre) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning && formatter(state, exception) is var said && (said.Contains("may not send", StringComparison.Ordinal) || said.Contains("is not theirs", StringComparison.Ordinal)))
                centre.heard.Value?.Enqueue(said);
        }

        public void Dispose() => GC.SuppressFinalize(this);
    }
}

/// <summary>What came of a message.</summary>
/// <param name="WasWrittenDown">Whether authorisation put it into the log.</param>
internal sealed record Sent(Refusal? Refusal, object? Answer, bool WasWrittenDown)
{
    private static readonly string[] AtTheDoor = ["role.forbidden", "session.ended"];

    /// <summary>Whether it was for want of a permission that it was refused, and not by a rule of the business.</summary>
    public bool IsForbidden => WasWrittenDown || Refusal is { Code: var code } && AtTheDoor.Contains(code);

    /// <summary>How far it came, in a word.</summary>
    public string Code => Refusal?.Code ?? "answered";
}
