using System.Diagnostics;

namespace SalesCenter.Bench.Measuring;

/// <summary>Many callers who want things at the same time, each waiting for an answer before asking for the next thing.</summary>
internal static class Crowd
{
    /// <param name="wishes">What is asked for; the next caller who is free takes the next wish.</param>
    /// <param name="ask">Asks for one thing and tells whether the caller got it.</param>
    public static async Task<Rush> Rush(int callers, IReadOnlyList<int> wishes, Func<int, Task<bool>> ask)
    {
        var answers = new Answer[wishes.Count];
        var next = -1;
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < wishes.Count; index = Interlocked.Increment(ref next))
            {
                var asked = Stopwatch.GetTimestamp();
                var won = await ask(wishes[index]);
                answers[index] = new Answer(won, Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        })));
        return new Rush(answers, Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }
}

/// <summary>One caller's answer.</summary>
internal readonly record struct Answer(bool Won, double Milliseconds);

/// <summary>How a rush went: waits in milliseconds, the whole of it in seconds, with the CPU time of this process.</summary>
internal sealed class Rush(IReadOnlyCollection<Answer> answers, double seconds, double cpuMilliseconds)
{
    public Percentiles Wins { get; } = new(answers.Where(answer => answer.Won).Select(answer => answer.Milliseconds));

    public Percentiles Losses { get; } = new(answers.Where(answer => !answer.Won).Select(answer => answer.Milliseconds));

    public double CpuMillisecondsPerWin => cpuMilliseconds / Wins.Count;

    public double WinsPerSecond => Wins.Count / seconds;

    public double LossesPerSecond => Losses.Count / seconds;
}
