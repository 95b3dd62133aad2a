using System.Globalization;

namespace SalesCenter.Bench.Measuring;

/// <summary>What a bench had to reach and what it reached.</summary>
/// <param name="Product">The product's absolute figure with its unit.</param>
/// <param name="Bare">The bare side's absolute figure; a dash where there is none.</param>
internal sealed record Mark(string Name, string Figure, string Limit, bool IsReached, string Product, string Bare)
{
    /// <summary>More is better: the product's figure divided by the bare one's must not be below the limit.</summary>
    public static Mark AtLeast(string name, double limit, double product, double bare, string format) => Ratio(name, limit, product, bare, format, product / bare >= limit);

    /// <summary>Less is better: the product's figure divided by the bare one's must not be above the limit.</summary>
    public static Mark AtMost(string name, double limit, double product, double bare, string format) => Ratio(name, limit, product, bare, format, product / bare <= limit);

    /// <summary>Less is better, in absolute terms.</summary>
    public static Mark Below(string name, double limit, double figure, string format) =>
        new(name, Write(figure, format), Write(limit, format), figure < limit, Write(figure, format), "–");

    public override string ToString() => $"{Name}: {Figure}, mark {Limit}, {Outcome}";

    /// <summary>The mark as a row of the table in docs/performance.md.</summary>
    public string Row => $"| {Name} | {Product} | {Bare} | {Figure} | {Limit} | {Outcome} |";

    private string Outcome => IsReached ? "reached" : "short";

    private static Mark Ratio(string name, double limit, double product, double bare, string format, bool isReached) => new(
        name, Write(product / bare, "0.00") + " of bare", Write(limit, "0.00"), isReached, Write(product, format), Write(bare, format));

    private static string Write(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
