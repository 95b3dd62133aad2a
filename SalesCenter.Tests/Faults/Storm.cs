using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Features.Stock.Import;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Stock.Import;

namespace SalesCenter.Tests.Faults;

/// <summary>When the process dies.</summary>
public enum SuddenEnd
{
    /// <summary>Whenever somebody kills it.</summary>
    FromOutside,

    /// <summary>When the first command is about to commit.</summary>
    BeforeCommit,

    /// <summary>When the first command has committed, before anybody hears of it.</summary>
    AfterCommit,

    /// <summary>When the screens have been told of the first command.</summary>
    AfterPush,
}

/// <summary>
/// A process of its own that runs the product under a storm of holds, and writes a line for each answer it gives: what
/// it has written, it has promised.
/// </summary>
internal static class Storm
{
    public const string Argument = "storm";

    /// <summary>Whole sales instead of holds.</summary>
    public const string OfSales = "storm-of-sales";

    /// <summary>Sales that go on to the filed contract, its change and its end.</summary>
    public const string OfContracts = "storm-of-contracts";

    /// <summary>One import of a price table.</summary>
    public const string OfImport = "storm-of-import";

    /// <summary>A server with screens; it does one thing when it is told to.</summary>
    public const string OnAir = "storm-on-air";

    /// <summary>Rooms of the price table that is imported.</summary>
    public const int Rooms = 400;

    /// <summary>Applies a price table that was previewed and confirmed.</summary>
    public static async Task<int> Import(string file, SuddenEnd end)
    {
        await using var centre = new DoomedCentre(file, end);
        var project = await centre.Database(db => db.Projects.SingleAsync());
        var manager = await centre.Database(db => db.Memberships.Where(member => member.Role == Role.SalesManager).Select(member => member.PersonId).FirstAsync());
        var table = TestTable.Many(Rooms);
        var preview = await centre.Ask(manager, new PreviewImport(project.Id, table.Table));
        centre.Armed = true;
        await centre.Send(manager, new ApplyImport(project.Id, table.File.Name, table.File.Hash, preview.Value.Tally, false, table.Table));
        return 0;
    }

    /// <summary>Says where its screens can connect, waits for a word, holds a unit, tells the screens if it is to live that long, says so and waits to be killed.</summary>
    public static async Task<int> Broadcast(string file, SuddenEnd end)
    {
        await using var centre = new LiveCentre(file);
        Console.WriteLine(centre.Address);
        Console.ReadLine();
        var customer = await centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().FirstAsync());
        var unit = await centre.Database(db => db.Units.IgnoreQueryFilters().Select(unit => unit.Id).FirstAsync());
        var hold = await centre.Send(customer.OwnerId!.Value, new HoldUnit(customer.ProjectId, unit, customer.Id));
        if (end == SuddenEnd.AfterPush)
            await centre.PassOn();
        Console.WriteLine(hold.Refusal?.Code ?? Promise.Done);

        // Until it is killed, or whoever would have killed it is gone.
        Console.ReadLine();
        return 0;
    }

    public static async Task<int> Rage(string file, SuddenEnd end)
    {
        await using var centre = new DoomedCentre(file, end);
        var customers = await centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        var units = await centre.Database(db => db.Units.IgnoreQueryFilters().Select(unit => unit.Id).ToListAsync());
        centre.Armed = true;
        await Task.WhenAll(customers.Select(customer => Task.Run(() => WantForEver(centre, customer, units))));
        return 0;
    }

    /// <summary>The same with whole sales: from the hold to the deposit, and of every second one back to the free unit.</summary>
    public static Task<int> RageOfSales(string file) => Rage(file, (centre, customer, people, units) => SellForEver(new Seller(centre, customer, people), units));

    /// <summary>The same from the hold to the filed and changed contract, and of every second one back to the free unit.</summary>
    public static Task<int> RageOfContracts(string file) => Rage(file, (centre, customer, people, units) => SignForEver(new Seller(centre, customer, people), new Signer(centre, customer, people), units));

    private static async Task<int> Rage(string file, Func<TestCentre, Customer, ILookup<Role, Guid>, List<Guid>, Task> work)
    {
        await using var centre = new DoomedCentre(file, SuddenEnd.FromOutside);
        var customers = await centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        var units = await centre.Database(db => db.Units.IgnoreQueryFilters().Select(unit => unit.Id).ToListAsync());
        var people = (await centre.Database(db => db.Memberships.IgnoreQueryFilters().ToListAsync())).ToLookup(member => member.Role, member => member.PersonId);
        await Task.WhenAll(customers.Select((customer, place) => Task.Run(() => work(centre, customer, people, [.. units.Where((_, index) => index % customers.Count == place)]))));
        return 0;
    }

    private static async Task SellForEver(Seller seller, List<Guid> units)
    {
        await seller.LeaveHolds();
        for (var sale = 0; ; sale++)
        {
            foreach (var unitId in units)
                await seller.Sell(unitId, givesUp: sale % 2 == 0);
        }
    }

    private static async Task SignForEver(Seller seller, Signer signer, List<Guid> units)
    {
        await seller.LeaveHolds();
        var signed = 0;
        while (true)
        {
            foreach (var unitId in units)
            {
                if (await seller.Sell(unitId, givesUp: false) is { } deal)
                    await signer.Sign(seller, deal, givesUp: signed++ % 2 == 0);
            }
        }
    }

    private static async Task WantForEver(TestCentre centre, Customer customer, List<Guid> units)
    {
        while (true)
        {
            var unitId = units[Random.Shared.Next(units.Count)];
            var command = new HoldUnit(customer.ProjectId, unitId, customer.Id);
            var hold = await centre.Send(customer.OwnerId!.Value, command);
            Console.WriteLine(new Promise(command.RequestId, customer.OwnerId!.Value, unitId, customer.Id, hold.Refusal?.Code ?? Promise.Done));
            if (hold.Succeeded)
                await centre.Send(customer.OwnerId!.Value, new GiveUpHold(customer.ProjectId, hold.Value.DealId));
        }
    }

    private sealed class DoomedCentre(string file, SuddenEnd end) : CentreOn(file)
    {
        public bool Armed { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureSalesDb(options => options.AddInterceptors(new Doom(this, end))));
        }
    }

    private sealed class Doom(DoomedCentre centre, SuddenEnd end) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            DieIf(SuddenEnd.BeforeCommit);
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            DieIf(SuddenEnd.AfterCommit);
            return Task.CompletedTask;
        }

        private void DieIf(SuddenEnd now)
        {
            if (!centre.Armed || end != now)
                return;
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

/// <summary>What the dead process had answered to a hold.</summary>
internal sealed record Promise(Guid RequestId, Guid ConsultantId, Guid UnitId, Guid CustomerId, string Answer)
{
    public const string Done = "done";

    public bool IsKept => Answer == Done;

    public static Promise? Read(string line) => line.Split(' ') is [var request, var consultant, var unit, var customer, var answer] && Guid.TryParse(request, out var requestId)
        ? new Promise(requestId, Guid.Parse(consultant), Guid.Parse(unit), Guid.Parse(customer), answer)
        : null;

    public override string ToString() => $"{RequestId} {ConsultantId} {UnitId} {CustomerId} {Answer}";
}
