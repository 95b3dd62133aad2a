using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Customers;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>The customers of the demonstration, how their consultants keep up with them, and how some fall to the public pool.</summary>
internal sealed class DemoFiles(Project project, DemoAgenda agenda, Random random)
{
    private const int SecondNumbers = 5_000;

    public List<Customer> Customers { get; } = [];

    public List<FollowUp> FollowUps { get; } = [];

    public List<KeptVerdict> Verdicts { get; } = [];

    /// <summary>Somebody unknown calls or comes and is the consultant's from then on.</summary>
    public Customer Register(Guid ownerId, CustomerSource source, DateTime at)
    {
        var number = Customers.Count + 1;
        var customer = new Customer(project.Id, DemoNames.Name(random), [IdentityFacts.Phone(DemoNames.Phone(number))], ownerId, source, project.Settings, at, at);
        customer.Rename(customer.Name, random.Next(2) == 0 ? FormOfAddress.Mr : FormOfAddress.Ms);
        customer.Rate((IntentLevel)(1 + Math.Min(random.Next(4), random.Next(1, 4))), ownerId, at);
        Verdicts.Add(KeptVerdict.Of(project.Id, OwnershipDecision.Decide([], ownerId, at), source, customer.Id));
        Customers.Add(customer);
        if (number % 6 == 0)
            agenda.Plan(at.AddMinutes(20), when => customer.Learn(IdentityFacts.Phone(DemoNames.Phone(SecondNumbers + number)), ownerId, when));
        if (number % 5 == 0)
            agenda.Plan(at.AddMinutes(25), when => customer.Learn(IdentityFacts.Plain(IdentityKind.WeChat, FormattableString.Invariant($"wx_yunqi{number:0000}")), ownerId, when));
        if (number % 9 == 0)
            agenda.Plan(at.AddMinutes(30), when => customer.Relate(Relation.Spouse, DemoNames.Name(random), DemoNames.Phone(SecondNumbers * 2 - number), null, ownerId, when));
        if (number % 14 == 0)
            customer.Tag("诚意客户、全款");
        PlanFollowUp(customer, Morning(at, 2 + random.Next(3)));
        return customer;
    }

    /// <summary>Whoever owns a customer until their protection runs out loses them then; some are given back before.</summary>
    public void WatchOver(Customer customer)
    {
        if (Customers.Count % 45 == 0)
            agenda.Plan(customer.RegisteredAt.AddDays(6), when => GiveBack(customer, when));
        if (customer.Ownership is { } ownership)
            agenda.Plan(ownership.ProtectedUntil, when => Expire(customer, when));
    }

    /// <summary>One contact and the next, some days apart; with some customers nobody goes on.</summary>
    private void PlanFollowUp(Customer customer, DateTime at) => agenda.Plan(at, when =>
    {
        if (customer.OwnerId is not { } owner)
            return;
        if (random.Next(14) == 0)
        {
            // Mostly nothing more is planned; what stays planned becomes overdue.
            if (random.Next(4) > 0)
                customer.Plan(null);
            return;
        }
        var next = Morning(when, 2 + random.Next(4));
        var (result, said) = random.Next(10) switch
        {
            < 5 => (ContactResult.Reached, DemoSayings.Reached),
            < 8 => (ContactResult.StillThinking, DemoSayings.Thinking),
            _ => (ContactResult.NotReached, DemoSayings.NotReached),
        };
        var way = random.Next(3) == 0 ? ContactWay.WeChat : ContactWay.Phone;
        var contact = new Contact(way, result, DemoSayings.Any(said, random), when.AddMinutes(-3));
        FollowUps.Add(customer.Follow(contact, new NextAction(DemoSayings.Any(DemoSayings.NextSteps, random), next), null, owner, project.Settings, when));
        agenda.Plan(next.AddTicks(1), moment => customer.Remind(moment));

        // One in eight is done late; what is late today shows as overdue.
        PlanFollowUp(customer, next.AddMinutes(random.Next(8) == 0 ? 60 * 26 : random.Next(40)));
    });

    private void GiveBack(Customer customer, DateTime when)
    {
        if (customer.OwnerId is { } owner)
            customer.Return(new Actor(owner, "", new HashSet<Role> { Role.Consultant }), DemoSayings.Any(DemoSayings.ReturnReasons, random), when);
    }

    private void Expire(Customer customer, DateTime when)
    {
        customer.FallToPool(when);
        if (customer.Ownership is { } prolonged && prolonged.ProtectedUntil > when)
            agenda.Plan(prolonged.ProtectedUntil, again => Expire(customer, again));
    }

    /// <summary>Some time of the sales centre's day, days later.</summary>
    private DateTime Morning(DateTime from, int days) => from.Date.AddDays(days).AddHours(1).AddMinutes(30 + random.Next(7 * 60));
}
