using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Lookup;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Bench.Growth;

/// <summary>
/// One sales centre at 1, 10 and 100 times the data: a hold, the look-up of a number, and the manager's daily report with a
/// year behind it. The bare side is the same at 1 time. Where an index serves it must stay flat; the report, which counts
/// the days since its totals were kept, must not grow faster than what it counts.
/// </summary>
internal static class GrowthBench
{
    /// <summary>Sets another number of customers at 1 time, to try the bench itself.</summary>
    private const string Variable = "SALESCENTER_BENCH_GROWTH";

    private const int Customers = 10_000, Consultants = 40, Units = 300, Asked = 200, Reports = 3;
    private const double Flat = 1.3;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        var once = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var given) ? given : Customers;
        await using var centre = await SalesCentre.Open(folder);
        var opening = await Opening.In(centre, Units, Consultants);
        var town = new BusyTown(20261126);
        var (marks, first, grown) = (new List<Mark>(), (Size?)null, Consultants);
        foreach (var times in new[] { 1, 10, 100 })
        {
            await town.Grow(centre, opening.ProjectId, [.. opening.Buyers.Select(buyer => buyer.Consultant)], grown, once * times,
                (done, all) => Measure.Progress(FormattableString.Invariant($"customers {done:N0} of {all:N0}")));
            grown = once * times;

            // As the clockwork does every minute; what the town did in the meantime lies in days that were kept before.
            await centre.Database(db => SqliteStatistics.Refresh(db, CancellationToken.None));
            await centre.Database(db => db.ReportTotals.IgnoreQueryFilters().ExecuteDeleteAsync());
            await KeepTotals(centre, opening);
            var size = await Weigh(centre, opening, grown, times);
            first ??= size;
            if (times > 1)
                marks.AddRange(size.Against(first, times));
        }
        return marks;
    }

    private static async Task<Size> Weigh(SalesCentre centre, Opening opening, int customers, int times)
    {
        var (random, next) = (new Random(customers), 0);
        var hold = await Measure.Alone($"growth {times}× hold", () => Time(Asked, () => Hold(opening, next++)), Tell);
        var lookUp = await Measure.Alone($"growth {times}× look-up", () => Time(Asked, () => LookUp(centre, opening, random.Next(Consultants, customers))), Tell);
        var report = await Measure.Alone($"growth {times}× day report", () => Time(Reports, () => Report(centre, opening)), Tell);
        return new Size(hold.Median(run => run.Median), lookUp.Median(run => run.Median), report.Median(run => run.Median));
    }

    private static string Tell(Percentiles run) => FormattableString.Invariant($"p50 {run.Median:0.00} ms p99 {run.P99:0.00} ms");

    /// <summary>One unit after the other: the board still shows for a moment that a unit is held which was just given up.</summary>
    private static async Task Hold(Opening opening, int number)
    {
        var (consultant, customer) = opening.Buyers[number % opening.Buyers.Count];
        var hold = await opening.Centre.Send(consultant, new HoldUnit(opening.ProjectId, opening.Units[number % opening.Units.Count], customer));
        (await opening.Centre.Send(consultant, new GiveUpHold(opening.ProjectId, hold.Value.DealId))).Value.ToString();
    }

    private static async Task LookUp(SalesCentre centre, Opening opening, int number)
    {
        var asker = opening.Buyers[number % opening.Buyers.Count].Consultant;
        var answer = await centre.Services.GetRequiredService<Dispatcher>().Send<CustomerPage>(new MyCustomers(opening.ProjectId, Population.Phone(number)), asker);
        if (answer.Value.Rows.Count == 0)
            throw new InvalidOperationException($"Nobody found by {Population.Phone(number)}.");
    }

    private static async Task Report(SalesCentre centre, Opening opening)
    {
        var answer = await centre.Services.GetRequiredService<Dispatcher>().Send<DayReport>(new GetDailyReport(opening.ProjectId), opening.Manager);
        if (answer.Value.Rows.Count < Consultants)
            throw new InvalidOperationException("The report leaves consultants out.");
    }

    private static async Task KeepTotals(SalesCentre centre, Opening opening)
    {
        var (days, watch) = (0, Stopwatch.StartNew());
        while (await centre.Services.GetRequiredService<Dispatcher>().Send<int>(new KeepTotals(opening.ProjectId), Guid.Empty) is { Succeeded: true, Value: > 0 } kept)
            days += kept.Value;
        Measure.Progress(FormattableString.Invariant($"totals of {days} days kept in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private static async Task<Percentiles> Time(int times, Func<Task> work)
    {
        var taken = new List<double>(times);
        for (var n = 0; n < times; n++)
            taken.Add(await Measure.Milliseconds(work));
        return new Percentiles(taken);
    }

    /// <summary>How long each took at a size, in milliseconds.</summary>
    private sealed record Size(double Hold, double LookUp, double Report)
    {
        public IEnumerable<Mark> Against(Size first, int times) =>
        [
            Mark.AtMost($"growth {times}× hold", Flat, Hold, first.Hold, "0.00 ms"),
            Mark.AtMost($"growth {times}× look-up", Flat, LookUp, first.LookUp, "0.00 ms"),
            Mark.AtMost($"growth {times}× day report", times, Report, first.Report, "0 ms"),
        ];
    }
}
