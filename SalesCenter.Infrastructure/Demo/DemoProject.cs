using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>
/// The demonstration: a project that does not exist, with its people, three weeks of calls and visits with their customers, and four weeks of sales, everything
/// made by the rules of the domain. The same at every first start, but for its dates.
/// </summary>
public sealed class DemoProject
{
    public const string Code = "DEMO";

    private const int LostHolds = 160;
    private const int LinkedPlaces = 40;
    private const int LongestAgo = 17;
    private static readonly string[] Reasons = ["工程样板间，保留至展示结束", "认购客户换房预留", "等待银行按揭额度确认", "关系客户预留，总监已批"];

    private readonly Random random = new(20_261_124);
    private readonly Project project = new(Code, "云栖江岸花园（演示）");
    private readonly Dictionary<Guid, Building> buildings = [];
    private readonly Dictionary<string, List<Unit>> units = [];
    private readonly IReadOnlyDictionary<string, Person> people;
    private readonly DateTime now;

    private readonly DemoSubscriptions subscriptions;
    private readonly DemoContracts contracts;

    private DemoProject(IdentityVault vault, DateTime now)
    {
        this.now = now;
        people = DemoPeople.Hire(project.Id);
        project.Configure(project.Settings with { SigningDays = 30 }, DemoSubscriptions.EscrowAccount);
        var numbers = new DemoNumbers(project);
        subscriptions = new DemoSubscriptions(random, project, vault, Manager, Id(DemoPeople.CashierName), Id("lin.yue"), numbers, now);
        contracts = new DemoContracts(project, new DemoDesks(Manager, Acting("wu.gang", Role.Supervisor), Acting("xu.qing", Role.SalesAssistant), Acting("lin.yue", Role.AdminClerk), Id(DemoPeople.CashierName)), numbers, now);
    }

    /// <summary>Adds the demonstration to a database that has none, inside the caller's transaction; answers the project's id.</summary>
    public static async Task<Guid> Fill(SalesDb db, IdentityVault vault, DateTime now, CancellationToken cancellation)
    {
        var demo = new DemoProject(vault, now);
        await db.AddRangeAsync(demo.people.Values, cancellation);
        await db.AddRangeAsync(demo.Stock(), cancellation);
        await db.SaveChangesAsync(cancellation);
        var reception = new DemoReception(demo.project, [.. demo.Consultants.Select(consultant => consultant.Id)], demo.Id("lin.yue"), now);
        reception.Play();
        await reception.AddTo(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        reception.Follow(db);
        foreach (var day in demo.History(reception.Owned).OrderBy(step => step.At).GroupBy(step => step.At.Date))
        {
            foreach (var step in day)
            {
                await db.AddRangeAsync(step.Happen(), cancellation);
            }
            await db.SaveChangesAsync(cancellation);
        }
        await db.AddRangeAsync(demo.subscriptions.Shared, cancellation);
        await db.SaveChangesAsync(cancellation);
        return demo.project.Id;
    }

    /// <summary>Project, permits, buildings, units and their first prices.</summary>
    private IEnumerable<AggregateRoot> Stock()
    {
        var made = new List<AggregateRoot> { project };
        var permits = DemoStock.Buildings.Select(building => building.Permit).OfType<string>().Distinct()
            .ToDictionary(number => number, number => new PresalePermit(project.Id, number, DateOnly.FromDateTime(DaysAgo(40))));
        var prices = new PriceVersion(project.Id, 1, "首次开盘价格表", Id("he.jian"), DaysAgo(30));
        foreach (var (plan, order) in DemoStock.Buildings.Select((plan, index) => (plan, index + 1)))
        {
            var building = new Building(project.Id, plan.Name, order);
            if (plan.Permit is { } permit)
                building.CoverBy(permits[permit]);
            buildings.Add(building.Id, building);
            units.Add(plan.Name, [.. plan.Units.Select(unit => new Unit(project.Id, building.Id, unit.Position, unit.Traits, DaysAgo(30)))]);
            foreach (var (unit, of) in units[plan.Name].Zip(plan.Units))
                prices.Set(unit.Id, of.Prices);
        }
        prices.PutFirstPricesIntoEffect(AllUnits.ToDictionary(unit => unit.Id), DaysAgo(30));
        foreach (var (place, flat) in AllUnits.Where(IsParking).Zip(units["5栋"].Where(unit => unit.Layout.StartsWith("五房", StringComparison.Ordinal))).Take(LinkedPlaces))
            place.LinkTo(flat);
        return [.. made, .. permits.Values, .. buildings.Values, .. AllUnits, prices, DemoHotline.Consent(project.Id, Id(DemoPeople.Manager.UserName), DaysAgo(30)), .. DemoHotline.At(project.Id, Id(DemoPeople.Manager.UserName), DaysAgo(0))];
    }

    /// <summary>Everything that happened, each at its time; a step makes something new or changes what is there.</summary>
    private List<Step> History(List<Customer> customers)
    {
        var history = new DemoHistory(random, project.Settings, buildings, AllUnits.ToLookup(unit => unit.LinkedToId), Manager);
        var buyers = customers.GroupBy(customer => customer.OwnerId).ToDictionary(owned => owned.Key!.Value, owned => new Queue<Customer>(owned));
        var steps = new List<Step>();
        var free = new List<Unit>();
        foreach (var plan in DemoStock.Buildings.Where(building => building.Permit is not null))
        {
            var released = DaysAgo(plan.ReleasedDaysAgo);
            steps.Add(new Step(released, () => [Release(plan.Name, released)]));
            var shuffled = units[plan.Name].Where(unit => unit.LinkedToId is null).OrderBy(_ => random.Next()).ToList();
            var selected = shuffled.Count * plan.SelectedPercent / 100;
            steps.AddRange(shuffled.Take(selected).SelectMany(unit => Sale(unit, released)));
            steps.AddRange(shuffled.Skip(selected).Take(shuffled.Count / 30).Select(unit => new Step(DaysAgo(2), () => Withhold(unit))));
            free.AddRange(shuffled.Skip(selected + shuffled.Count / 30));
        }
        steps.AddRange(Enumerable.Range(0, LostHolds).Select(_ => Lost(free[random.Next(free.Count)])));
        steps.AddRange(Consultants.Skip(2).Take(5).Select((consultant, index) => Today(free[random.Next(free.Count)], consultant, index)));
        return steps;

        IEnumerable<Step> Sale(Unit unit, DateTime from)
        {
            var (consultant, at) = (Any(Consultants), Opening(from > DaysAgo(LongestAgo) ? from : DaysAgo(LongestAgo)));
            var signing = contracts.ComesAfter(at);
            var filing = signing.AddDays(4);
            DemoSale sale = null!;
            Contract? contract = null;
            yield return new Step(at, () =>
            {
                var buyer = Buyer(consultant, at);
                var deal = history.Selected(unit, buyer, consultant, at);
                sale = subscriptions.Begin(deal, buyer);
                return [deal, sale.Agreed, sale.Ledger, sale.File];
            });
            if (signing.AddHours(5) < now)
                yield return new Step(signing, () => [.. contracts.Begin(sale, signing).Select(begun => contract = (Contract)begun)]);
            else
                yield return new Step(now.AddMinutes(-30), () => [.. contracts.Appoint(sale, signing)]);
            if (filing.AddHours(5) < now)
                yield return new Step(filing, () => File(sale, contract, filing));
        }

        IReadOnlyList<AggregateRoot> File(DemoSale sale, Contract? contract, DateTime at)
        {
            contracts.File(sale, contract, at);
            return [];
        }

        Step Lost(Unit unit)
        {
            var (consultant, at) = (Any(Consultants), Opening(DaysAgo(16)));
            return new Step(at, () => unit.Status == UnitStatus.Available ? [history.Lost(unit, Known(consultant, at), consultant, at)] : []);
        }

        Step Today(Unit unit, Actor consultant, int index)
        {
            var at = now.AddMinutes(-2 * index - 1);
            return new Step(at, () =>
            {
                if (unit.Status != UnitStatus.Available)
                    return [];
                var deal = history.Hold(unit, Known(consultant, at), consultant, at);
                if (index % 2 == 0)
                    history.Submit(deal, at.AddSeconds(40));
                return [deal];
            });
        }

        // Nobody takes a unit before they are known.
        Customer Buyer(Actor consultant, DateTime at) => buyers[consultant.Id].TryPeek(out var next) && next.RegisteredAt < at ? buyers[consultant.Id].Dequeue() : Known(consultant, at);

        Customer Known(Actor consultant, DateTime at) => Any(customers.FindAll(customer => customer.OwnerId == consultant.Id && customer.RegisteredAt < at));
    }

    private ReleaseBatch Release(string building, DateTime at)
    {
        var batch = new ReleaseBatch(project.Id, $"{building}首推", at, units[building].Select(unit => unit.Id), Id("chen.zhiyuan"));
        batch.Open(units[building], buildings, at);
        return batch;
    }

    private IReadOnlyList<AggregateRoot> Withhold(Unit unit)
    {
        unit.Withhold(Manager.Id, Any(Reasons), now.AddDays(3 + random.Next(10)), DaysAgo(2));
        return [];
    }

    private Actor Acting(string userName, Role role) => new(Id(userName), "", new HashSet<Role> { role });

    private Actor Manager => new(Id(DemoPeople.Manager.UserName), DemoPeople.Manager.Name, new HashSet<Role> { Role.SalesManager });

    private IEnumerable<Unit> AllUnits => units.Values.SelectMany(building => building);

    private Actor[] Consultants => [.. DemoPeople.All.Where(person => person.Role == Role.Consultant).Select(person => new Actor(Id(person.UserName), person.Name, new HashSet<Role> { Role.Consultant }))];

    private static bool IsParking(Unit unit) => unit.Use == DemoStock.ParkingUse;

    private Guid Id(string userName) => people[userName].Id;

    private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>Nine in the morning, days ago.</summary>
    private DateTime DaysAgo(int days) => now.Date.AddDays(-days).AddHours(1);

    /// <summary>A time at which the sales centre was open, from a day until yesterday.</summary>
    private DateTime Opening(DateTime from) => from.Date.AddDays(random.Next(1, (now.Date - from.Date).Days)).AddHours(1).AddMinutes(random.Next(8 * 60));

    private sealed record Step(DateTime At, Func<IReadOnlyList<AggregateRoot>> Happen);
}
