using SalesCenter.Bench.Lookup;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Bench.Growth;

/// <summary>
/// A year of a sales centre: customers of a <see cref="Population"/>, every second of whom called, every second of whom came,
/// and whom their consultant contacted once or twice; what happened is spread evenly over the year up to now.
/// </summary>
internal sealed class BusyTown(int seed)
{
    private const int AtOnce = 5_000, MinutesOfAYear = 365 * 24 * 60;
    private static readonly string[] Adverts = ["户外大牌", "微信", "老带新", "安居客", "路过"];
    private readonly Random random = new(seed);
    private readonly Population population = new(seed);
    private readonly ProjectSettings settings = new();

    /// <summary>Lets the town grow from one number of customers to another, with a line of progress for each part.</summary>
    public async Task Grow(SalesCentre centre, Guid projectId, IReadOnlyList<Guid> consultants, int from, int until, Action<int, int> progress)
    {
        var now = DateTime.UtcNow;
        for (var number = from; number < until; number += AtOnce)
        {
            var customers = Enumerable.Range(number, Math.Min(AtOnce, until - number)).Select(n => Somebody(projectId, consultants[n % consultants.Count], n, now)).ToList();
            var (calls, visits, followUps) = (new List<Call>(), new List<Visit>(), new List<FollowUp>());
            foreach (var customer in customers)
            {
                var (owner, since) = (customer.OwnerId!.Value, customer.Ownership!.Since);
                if (random.Next(2) == 0)
                    calls.Add(Call.Of(customer, owner, new CallTime(since, TimeSpan.FromMinutes(2)), new CallContent(Advert: Adverts[random.Next(Adverts.Length)]), settings, since.AddMinutes(5)));
                if (random.Next(2) == 0)
                    visits.Add(Reception(customer, owner, since));
                for (var contact = random.Next(2); contact < 2; contact++)
                {
                    var at = since + random.NextDouble() * (now - since);
                    followUps.Add(new FollowUp(customer, owner, ContactWay.Phone, (ContactResult)random.Next(4), "介绍了户型和付款方式", at, settings.Calendar, at));
                }
            }
            await centre.Database(db =>
            {
                db.AddMany(customers);
                db.AddMany(calls);
                db.AddMany(visits);
                db.AddMany(followUps);
                return Task.CompletedTask;
            });
            progress(number + customers.Count, until);
        }
    }

    private Customer Somebody(Guid projectId, Guid consultant, int number, DateTime now)
    {
        var at = now.AddMinutes(-5 - random.Next(MinutesOfAYear));
        var customer = new Customer(projectId, population.Name(), [IdentityFacts.Phone(Population.Phone(number))], consultant, CustomerSource.Visit, settings, at, now);
        customer.Rate((IntentLevel)(1 + random.Next(4)), consultant, at);
        customer.Describe(CustomerWishes.None, new CustomerProfile(AwarenessSource: Adverts[random.Next(Adverts.Length)]));
        return customer;
    }

    /// <summary>Each visit by a rota of its own: no turn is given twice.</summary>
    private static Visit Reception(Customer customer, Guid consultant, DateTime at)
    {
        var rota = new Rota(customer.ProjectId, RotaKind.Visits, DateOnly.FromDateTime(at));
        rota.CheckIn(consultant, consultant, at);
        var visit = new Visit(customer.ProjectId, 2, consultant, at);
        visit.Recognise(customer.Phone, customer.Id, customer.OwnerId, cameBefore: false);
        visit.BeReceived(rota, null, "", consultant, at.AddMinutes(1));
        visit.FillForm(customer);
        visit.End(rota, consultantHasOthers: false, consultant, at.AddMinutes(40));
        return visit;
    }
}
