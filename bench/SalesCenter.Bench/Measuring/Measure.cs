using System.Diagnostics;

namespace SalesCenter.Bench.Measuring;

/// <summary>Runs what is measured, and says on the console how far it is.</summary>
internal static class Measure
{
    /// <summary>How many runs count; a median needs at least five.</summary>
    public const int Runs = 5;

    /// <summary>The product's side and the bare side in turns, after one run of each that does not count.</summary>
    public static async Task<(T[] Product, T[] Bare)> InTurns<T>(string name, Func<Task<T>> product, Func<Task<T>> bare, Func<T, string> tell)
    {
        var (ours, theirs) = (new List<T>(), new List<T>());
        for (var run = 0; run <= Runs; run++)
        {
            var (mine, other) = (await product(), await bare());
            Progress($"{name}, {(run == 0 ? "warm-up" : $"run {run} of {Runs}")}: product {tell(mine)}; bare {tell(other)}");
            if (run == 0)
                continue;
            ours.Add(mine);
            theirs.Add(other);
        }
        return ([.. ours], [.. theirs]);
    }

    /// <summary>The product alone, after one run that does not count.</summary>
    public static async Task<T[]> Alone<T>(string name, Func<Task<T>> product, Func<T, string> tell)
    {
        var runs = new List<T>();
        for (var run = 0; run <= Runs; run++)
        {
            var figure = await product();
            Progress($"{name}, {(run == 0 ? "warm-up" : $"run {run} of {Runs}")}: {tell(figure)}");
            if (run > 0)
                runs.Add(figure);
        }
        return [.. runs];
    }

    public static void Progress(string text) => Console.WriteLine($"  {DateTime.Now:HH:mm:ss} {text}");

    /// <summary>The median of a figure over runs.</summary>
    public static double Median<T>(this IEnumerable<T> runs, Func<T, double> figure) => new Percentiles(runs.Select(figure)).Median;

    /// <summary>How long something takes, in milliseconds.</summary>
    public static async Task<double> Milliseconds(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
