using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Story;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments.Dues;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Bench.Growth;

/// <summary>
/// What a manager reads about signed contracts, at 1, 10 and 100 times the deals of a project, every second of which is signed: all that the contract's page asks for, the
/// deal's story, and the first page of the list of dues. The bare side is the same at 1 time: page and story must stay flat; the list must not grow faster than the rows it shows.
/// </summary>
internal static class ContractsBench
{
    private const int Once = 80, Consultants = 40, Asked = 100, Lists = 20, WarmUps = 500;
    private const double Flat = 1.3;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        await using var centre = await SalesCentre.Open(folder);
        var opening = await Opening.In(centre, Once * 100, Consultants);
        var signing = new Signing(opening.Manager);
        var town = new SoldTown(centre, opening, centre.Services.GetRequiredService<IdentityVault>(), signing);
        var (marks, first, sold) = (new List<Mark>(), (Size?)null, 0);
        foreach (var times in new[] { 1, 10, 100 })
        {
            await town.Sell(sold, Once * times);
            sold = Once * times;
            Measure.Progress(FormattableString.Invariant($"{sold:N0} deals, {signing.Signed.Count:N0} of them signed"));
            await centre.Database(db => SqliteStatistics.Refresh(db, CancellationToken.None));
            var reader = new Reader(centre, opening, signing.Signed);
            if (first is null)
                await reader.WarmUp();
            var size = await Of($"contracts {times}×", reader);
            first ??= size;
            if (times > 1)
                marks.AddRange(size.Against(first, times));
        }
        return marks;
    }

    private static async Task<Size> Of(string name, Reader reader)
    {
        var page = await Measure.Alone($"{name} page", () => Time(Asked, reader.Page), Tell);
        var story = await Measure.Alone($"{name} story", () => Time(Asked, reader.Story), Tell);
        var open = await List($"{name} dues", reader, DueFilter.AllOpen);
        var overdue = await List($"{name} overdue", reader, DueFilter.Overdue);
        return new Size(page.Median(run => run.Waits.Median), story.Median(run => run.Waits.Median), open, overdue);
    }

    private static async Task<Listed> List(string name, Reader reader, DueFilter filter)
    {
        var rows = 0;
        var runs = await Measure.Alone(name, () => Time(Lists, async () => rows = await reader.Dues(filter)), run => FormattableString.Invariant($"{rows:N0} rows, {Tell(run)}"));
        return new Listed(rows, runs.Median(run => run.Waits.Median));
    }

    private static async Task<Timed> Time(int times, Func<Task> work)
    {
        var (taken, cpu) = (new List<double>(times), Environment.CpuUsage.TotalTime);
        for (var n = 0; n < times; n++)
            taken.Add(await Measure.Milliseconds(work));
        return new Timed(new Percentiles(taken), (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / times);
    }

    private static string Tell(Timed run) => string.Create(CultureInfo.InvariantCulture, $"p50 {run.Waits.Median:0.00} ms p99 {run.Waits.P99:0.00} ms CPU {run.Cpu:0.00} ms");

    /// <summary>A manager who opens one deal after the other.</summary>
    private sealed class Reader(SalesCentre centre, Opening opening, IReadOnlyList<Guid> signed)
    {
        private readonly Dispatcher dispatcher = centre.Services.GetRequiredService<Dispatcher>();
        private readonly Random random = new(20261126);

        /// <summary>The first size is what the others are held against: it must not pay for what is compiled once.</summary>
        public async Task WarmUp()
        {
            for (var n = 0; n < WarmUps; n++)
            {
                await Page();
                await Story();
                await Dues(DueFilter.AllOpen);
                await Dues(DueFilter.Overdue);
            }
        }

        /// <summary>What the contract's page asks for, in its order.</summary>
        public async Task Page()
        {
            var deal = signed[random.Next(signed.Count)];
            await Ask(new GetDeal(opening.ProjectId, deal));
            var contract = await Ask(new GetContract(opening.ProjectId, deal));
            await Ask(new GetDealFile(opening.ProjectId, deal));
            if (contract.SignedOn is null)
                throw new InvalidOperationException("The contract is not signed.");
        }

        public async Task Story()
        {
            var story = await Ask(new GetDealStory(opening.ProjectId, signed[random.Next(signed.Count)]));
            if (story.Lines.Count == 0 || story.Dues.Count == 0)
                throw new InvalidOperationException("The story leaves something out.");
        }

        /// <summary>Answers how many rows are shown.</summary>
        public async Task<int> Dues(DueFilter filter)
        {
            var sheet = await Ask(new DueList(opening.ProjectId, filter));
            return sheet.Rows.Count > 0 ? sheet.Rows.Count : throw new InvalidOperationException("The list of dues shows nothing.");
        }

        private async Task<TAnswer> Ask<TAnswer>(Query<TAnswer> query) => (await dispatcher.Send<TAnswer>(query, opening.Manager)).Value;
    }

    /// <summary>How long each answer took, and the CPU time of this process for one, which tells more than the waits while other work runs beside it; in milliseconds.</summary>
    private sealed record Timed(Percentiles Waits, double Cpu);

    /// <summary>How many rows a list showed, and how long it took in milliseconds.</summary>
    private sealed record Listed(int Rows, double Took)
    {
        public Mark Against(string name, Listed first) => Mark.AtMost(name, Math.Max(Flat, (double)Rows / first.Rows), Took, first.Took, "0.00 ms");
    }

    /// <summary>How long each took at a size, in milliseconds.</summary>
    private sealed record Size(double Page, double Story, Listed Open, Listed Overdue)
    {
        public IEnumerable<Mark> Against(Size first, int times) =>
        [
            Mark.AtMost($"contracts {times}× page", Flat, Page, first.Page, "0.00 ms"),
            Mark.AtMost($"contracts {times}× story", Flat, Story, first.Story, "0.00 ms"),
            Open.Against($"contracts {times}× dues", first.Open),
            Overdue.Against($"contracts {times}× overdue", first.Overdue),
        ];
    }
}
