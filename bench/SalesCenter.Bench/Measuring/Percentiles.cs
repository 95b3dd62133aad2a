namespace SalesCenter.Bench.Measuring;

/// <summary>How a set of measured values is spread.</summary>
internal sealed class Percentiles
{
    private readonly double[] sorted;

    public Percentiles(IEnumerable<double> values)
    {
        sorted = [.. values];
        Array.Sort(sorted);
    }

    public IReadOnlyList<double> Values => sorted;

    public int Count => sorted.Length;

    public double Median => At(50);

    public double P99 => At(99);

    public double Largest => At(100);

    /// <summary>The smallest value that at least this share of all values, in per cent, does not exceed; 0 without values.</summary>
    public double At(double percent) => sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Length) - 1)];
}
