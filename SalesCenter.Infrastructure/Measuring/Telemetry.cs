using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SalesCenter.Infrastructure.Measuring;

/// <summary>
/// What the product tells about itself while it works: names, outcomes and times, never people, customers or units. Costs next to nothing while nobody listens.
/// </summary>
public static class Telemetry
{
    /// <summary>The name under which both measurements and traces are asked for.</summary>
    public const string Name = "SalesCenter";

    /// <summary>How a command ended that did what it was asked.</summary>
    public const string Done = "done";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("salescenter.refusals", "{refusal}", "Refused commands by the refusal's code");
    private static readonly Counter<long> LostRaces = Meter.CreateCounter<long>("salescenter.races.lost", "{race}", "Commands that were asked again because somebody was faster");
    private static readonly Histogram<double> Commands = Seconds("salescenter.commands", "Commands by name and outcome: how many, and how long they took",
        [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15]);
    private static readonly Histogram<double> PushLag = Seconds("salescenter.push.lag", "From a change to its being told to the screens", [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]);
    private static readonly Histogram<double> Turns = Seconds("salescenter.write.wait", "How long a writer of the embedded database waited for its turn", [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15]);

    /// <summary>Begins to trace a command; nothing while nobody traces.</summary>
    public static Activity? Begin(string command) => Activities.StartActivity(command);

    /// <summary>A command has been answered.</summary>
    /// <param name="outcome"><see cref="Done"/>, or the code of the refusal.</param>
    /// <param name="began">The timestamp at which it was sent.</param>
    public static void Answered(string command, string outcome, long began, Activity? trace)
    {
        var isDone = outcome == Done;
        trace?.SetTag("outcome", outcome).SetStatus(isDone || !outcome.StartsWith("system.", StringComparison.Ordinal) ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        if (Commands.Enabled)
            Commands.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new TagList { { "command", command }, { "outcome", isDone ? Done : "refused" } });
        if (!isDone && Refusals.Enabled)
            Refusals.Add(1, new TagList { { "command", command }, { "code", outcome } });
    }

    public static void LostRace(string command) => LostRaces.Add(1, new KeyValuePair<string, object?>("command", command));

    /// <summary>A change has been told to the screens of this server, so long after it happened.</summary>
    public static void Pushed(TimeSpan lag) => PushLag.Record(Math.Max(0, lag.TotalSeconds));

    /// <summary>A writer's turn has come, for which it had waited since a timestamp.</summary>
    public static void TurnCame(long since)
    {
        if (Turns.Enabled)
            Turns.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    private static Histogram<double> Seconds(string name, string meaning, double[] steps) =>
        Meter.CreateHistogram(name, "s", meaning, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = steps });
}
