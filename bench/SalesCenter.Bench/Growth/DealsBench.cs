using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.DayEnds;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Bench.Growth;

/// <summary>
/// The receipt that subscribes a unit, and the manager's day end, at 1, 10 and 100 times the deals of a project. The bare side is the same at 1 time: the receipt must
/// stay flat; the day end, which looks at every unit that is sold and not signed for yet, must not grow faster than they do.
/// </summary>
internal static class DealsBench
{
    private const int Once = 80, Consultants = 40, Receipts = 10, DayEnds = 3, Samples = 200;
    private const double Flat = 1.3;
    private const string IdNumber = "11010519491231002X";
    private static readonly Money Deposit = Money.FromYuan(100_000);

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        await using var centre = await SalesCentre.Open(folder);
        var opening = await Opening.In(centre, Once * 100 + 3 * Samples, Consultants);
        var cashier = new Person { UserName = $"Cashier-{opening.ProjectId:N}", DisplayName = "孙出纳" };
        cashier.Memberships.Add(new Membership { PersonId = cashier.Id, Role = Role.Cashier, ProjectId = opening.ProjectId });
        await centre.Database(async db =>
        {
            await db.AddAsync(cashier);
            var project = await db.Projects.SingleAsync(project => project.Id == opening.ProjectId);
            project.Configure(project.Settings, "工行 4000");
        });
        var town = new SoldTown(centre, opening, centre.Services.GetRequiredService<IdentityVault>());
        var (marks, first, sold, next) = (new List<Mark>(), (Size?)null, 0, Once * 100);
        foreach (var times in new[] { 1, 10, 100 })
        {
            await town.Sell(sold, Once * times);
            sold = Once * times;
            Measure.Progress(FormattableString.Invariant($"{sold:N0} deals"));
            await centre.Database(db => SqliteStatistics.Refresh(db, CancellationToken.None));
            var receipt = await Measure.Alone($"deals {times}× receipt", () => Time(Receipts, () => Subscribe(opening, cashier.Id, next++)), Tell);
            var dayEnd = await Measure.Alone($"deals {times}× day end", () => Time(DayEnds, () => DayEnd(centre, opening)), Tell);
            var size = new Size(receipt.Median(run => run.Median), dayEnd.Median(run => run.Median));
            first ??= size;
            if (times > 1)
                marks.AddRange([Mark.AtMost($"deals {times}× receipt", Flat, size.Receipt, first.Receipt, "0.00 ms"), Mark.AtMost($"deals {times}× day end", times, size.DayEnd, first.DayEnd, "0 ms")]);
        }
        return marks;
    }

    /// <summary>All that leads to the receipt does not count; the receipt, with which the unit is subscribed, does.</summary>
    private static async Task<double> Subscribe(Opening opening, Guid cashier, int number)
    {
        var (consultant, customer) = opening.Buyers[number % opening.Buyers.Count];
        var deal = (await opening.Centre.Send(consultant, new HoldUnit(opening.ProjectId, opening.Units[number], customer))).Value.DealId;
        (await opening.Centre.Send(consultant, new SubmitSlip(opening.ProjectId, deal))).Value.ToString();
        (await opening.Centre.Send(opening.Manager, new ApproveSelection(opening.ProjectId, deal))).Value.ToString();
        (await opening.Centre.Send(consultant, new NameBuyers(opening.ProjectId, deal, [new BuyerWish("客户", 100, IdDocumentKind.IdCard, IdNumber, "13800000001", "深圳")]))).Value.ToString();
        (await opening.Centre.Send(consultant, new AgreeTerms(opening.ProjectId, deal, new PlanTerms(PaymentMethod.Mortgage, Deposit, 30, Bank: "建设银行"), []))).Value.ToString();
        return await Measure.Milliseconds(async () =>
        {
            var booked = await opening.Centre.Send(cashier, new BookReceipt(opening.ProjectId, deal, new Payment(PaymentPurpose.Deposit, Deposit, PaymentWay.Card, "POS 1", "客户")));
            if (!booked.Value.IsSubscribed)
                throw new InvalidOperationException("The receipt did not subscribe.");
        });
    }

    private static async Task<double> DayEnd(SalesCentre centre, Opening opening) => await Measure.Milliseconds(async () =>
    {
        var answer = await centre.Services.GetRequiredService<Dispatcher>().Send<DayEndView>(new GetDayEnd(opening.ProjectId), opening.Manager);
        if (answer.Value.Lines.Count == 0)
            throw new InvalidOperationException("The day end shows nothing.");
    });

    private static async Task<Percentiles> Time(int times, Func<Task<double>> work)
    {
        var taken = new List<double>(times);
        for (var n = 0; n < times; n++)
            taken.Add(await work());
        return new Percentiles(taken);
    }

    private static string Tell(Percentiles run) => string.Create(CultureInfo.InvariantCulture, $"p50 {run.Median:0.00} ms p99 {run.P99:0.00} ms");

    /// <summary>How long each took at a size, in milliseconds.</summary>
    private sealed record Size(double Receipt, double DayEnd);
}
