using System.Globalization;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;

namespace SalesCenter.Bench.Growth;

/// <summary>Fills a new database with a sales centre of as many customers as wanted, for trying the product by hand.</summary>
internal static class Generate
{
    public const string Usage = "generate customers NUMBER --database FILE";
    private const int Units = 600, Consultants = 60;

    public static async Task<int> Run(string[] settings)
    {
        if (settings is not ["customers", var number, "--database", var file] || !int.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var customers) || customers <= Consultants)
        {
            Console.WriteLine($"Usage: {Usage} (more than {Consultants})");
            return 1;
        }
        if (File.Exists(file))
        {
            Console.WriteLine($"{file} exists already; name a new file.");
            return 1;
        }
        await using var centre = await SalesCentre.OpenFile(Path.GetFullPath(file));
        var opening = await Opening.In(centre, Units, Consultants);
        await new BusyTown(20261126).Grow(centre, opening.ProjectId, [.. opening.Buyers.Select(buyer => buyer.Consultant)], Consultants, customers, Show);
        Console.WriteLine();
        Console.WriteLine($"Project {opening.Code}. Start the product with --Database:Path={Path.GetFullPath(file)}");
        return 0;
    }

    /// <summary>A bar on one line; a line for each part where the output is kept in a file.</summary>
    private static void Show(int done, int all)
    {
        const int Width = 40;
        var filled = (int)((long)Width * done / all);
        if (Console.IsOutputRedirected)
            Measure.Progress(FormattableString.Invariant($"customers {done:N0} of {all:N0}"));
        else
            Console.Write(FormattableString.Invariant($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done:N0} of {all:N0}"));
    }
}
