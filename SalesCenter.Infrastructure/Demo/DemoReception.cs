using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>
/// Three weeks at the hotline and the reception desk of the demonstration, and the day as a newcomer finds it: who is in the
/// rotas, who waits, whom to call back, who is expected, a dispute to rule.
/// </summary>
internal sealed class DemoReception
{
    private const int Days = 20;
    private static readonly TimeSpan Open = TimeSpan.FromHours(7.5);

    private readonly Random random = new(20_261_126);
    private readonly Project project;
    private readonly IReadOnlyList<Guid> consultants;
    private readonly DemoAgenda agenda;
    private readonly DemoRotas rotas;
    private readonly DemoFiles files;
    private readonly DemoVisits visits;
    private readonly DemoCalls calls;
    private readonly List<Dispute> disputes = [];

    /// <param name="consultants">Who takes turns; the first is the newcomer's own account.</param>
    public DemoReception(Project project, IReadOnlyList<Guid> consultants, Guid deskId, DateTime now)
    {
        (this.project, this.consultants) = (project, consultants);
        agenda = new DemoAgenda(now);
        rotas = new DemoRotas(project, consultants, Begin, now);
        files = new DemoFiles(project, agenda, random);
        visits = new DemoVisits(project, agenda, rotas, files, deskId, random);
        calls = new DemoCalls(project, agenda, rotas, files, visits, random);
    }

    /// <summary>The customers with an owner.</summary>
    public List<Customer> Owned => files.Customers.FindAll(customer => customer.OwnerId is not null);

    /// <summary>Lets everything happen.</summary>
    public void Play()
    {
        foreach (var day in Enumerable.Range(1, Days).Reverse())
        {
            var opening = Day.AddDays(-day).AddHours(1);
            agenda.Plan(opening, at => rotas.Open(at, day));
            calls.Plan(opening.AddMinutes(15), Open);
            visits.Plan(opening.AddMinutes(15), Open);
        }
        agenda.Plan(Day.AddDays(-Days).AddHours(1).AddMinutes(10), LastOfTheirKind);
        agenda.Plan(Day.AddDays(-1).AddHours(8), BeforeToday);
        agenda.Plan(Begin, Today);
        agenda.Play();
    }

    /// <summary>Adds what happened to the database.</summary>
    public async Task AddTo(SalesDb db, CancellationToken cancellation)
    {
        db.AddMany(files.Customers);
        db.AddMany(files.FollowUps);
        db.AddMany(calls.Calls);
        db.AddMany(files.Verdicts);
        await db.AddRangeAsync(rotas.All, cancellation);
        await db.AddRangeAsync(visits.Visits, cancellation);
        await db.AddRangeAsync(visits.Invitations, cancellation);
        await db.AddRangeAsync(disputes, cancellation);
    }

    /// <summary>From here on the database notes what else happens to the customers, such as the stages that they reach by their deals.</summary>
    public void Follow(SalesDb db) => db.AttachRange(files.Customers);

    /// <summary>Eight in the morning of today at the sales centre, which is midnight UTC.</summary>
    private DateTime Day => DateTime.SpecifyKind(project.Settings.Calendar.LocalTime(agenda.Now).Date, DateTimeKind.Utc);

    /// <summary>When today began: at nine, or a little while ago for those who start earlier.</summary>
    private DateTime Begin
    {
        get
        {
            var (now, nine) = (agenda.Now, Day.AddHours(1));
            return nine < now.AddMinutes(-50) && project.Settings.Calendar.DateOf(nine) == project.Settings.Calendar.DateOf(now) ? nine : now.AddMinutes(-50);
        }
    }

    /// <summary>Two callers of long ago, last spoken to a fortnight ago: their protection ends tomorrow.</summary>
    private void LastOfTheirKind(DateTime at)
    {
        foreach (var hours in new[] { 20, 44 })
        {
            agenda.Plan(agenda.Now.AddDays(-project.Settings.CallProtectionDays).AddHours(hours), when =>
            {
                var customer = new Customer(project.Id, DemoNames.Name(random), [IdentityFacts.Phone(DemoNames.Phone(3_000 + hours))], consultants[0], CustomerSource.Call, project.Settings, when, when);
                customer.Describe(DemoSayings.Wishes(random), CustomerProfile.None);
                customer.Rate(IntentLevel.B, consultants[0], when);
                customer.Reach(CustomerStage.Caller, consultants[0], when);
                files.Customers.Add(customer);
            });
        }
    }

    /// <summary>The evening before: who is expected, and two consultants who want one customer.</summary>
    private void BeforeToday(DateTime at)
    {
        foreach (var (consultant, place) in consultants.Take(5).Select((consultant, place) => (consultant, place)))
        {
            if (Of(consultant, at).Skip(3 + place).FirstOrDefault() is { } today)
                visits.Invitations.Add(new Invitation(today, Day.AddHours(2 + place * 1.5), DemoSayings.InvitationNotes[place], project.Settings.Calendar, consultant, at));
            if (Of(consultant, at).Skip(9 + place).FirstOrDefault() is { } tomorrow)
                visits.Invitations.Add(new Invitation(tomorrow, Day.AddDays(1).AddHours(2 + place), DemoSayings.InvitationNotes[place], project.Settings.Calendar, consultant, at));
        }
        var (owner, rival) = (consultants[0], consultants[2]);
        if (Of(owner, at).Skip(1).FirstOrDefault() is not { Ownership: { } ownership } wanted)
            return;
        var match = new Match(MatchRule.Exact, wanted.Id, owner, ownership.Since, ownership.ProtectedUntil);
        files.Verdicts.Add(KeptVerdict.Of(project.Id, OwnershipDecision.Decide([match], rival, at), CustomerSource.Visit, wanted.Id));
        disputes.Add(new Dispute(wanted, rival, null, "客户上月在展厅由我接待，并留了电话", "接待登记表与微信聊天记录可查", at));
    }

    /// <summary>What happened since the doors opened.</summary>
    private void Today(DateTime at)
    {
        var open = agenda.Now - at;
        rotas.Open(at, consultants.Count - 3);
        foreach (var part in new[] { 0.1, 0.22, 0.4, 0.55, 0.7 })
            agenda.Plan(at + open * part, calls.Answer);
        agenda.Plan(at + open * 0.3, calls.Miss);
        agenda.Plan(at + open * 0.62, when => LeaveMessageForNewcomer(when));
        agenda.Plan(at + open * 0.05, when => visits.FirstVisit(when));
        agenda.Plan(at + open * 0.15, when => visits.FirstVisit(when, fillsForm: false));
        agenda.Plan(at + open * 0.6, ReturnOfOwn);
        agenda.Plan(agenda.Now.AddMinutes(-24), when => visits.FirstVisit(when, leaves: false, fillsForm: false));
        agenda.Plan(agenda.Now.AddMinutes(-16), StepAway);
        agenda.Plan(agenda.Now.AddMinutes(-9), ReturnOfOwn);
        agenda.Plan(agenda.Now.AddMinutes(-3), when => visits.Arrive(when, 2));
    }

    /// <summary>Somebody comes back to their owner, who waits and is not the newcomer.</summary>
    private void ReturnOfOwn(DateTime at)
    {
        var waits = rotas.Of(RotaKind.Visits, at).InOrder.LastOrDefault(place => place.State == RotaState.Waiting && place.ConsultantId != consultants[0]);
        if (waits is not null && Of(waits.ConsultantId, at).LastOrDefault(customer => customer.Stage == CustomerStage.Visitor) is { } customer)
            visits.Return(customer, at, leaves: at < agenda.Now.AddMinutes(-40));
    }

    private void LeaveMessageForNewcomer(DateTime at)
    {
        if (Of(consultants[0], at).FirstOrDefault() is { } customer)
            calls.LeaveMessage(customer, consultants[3], at);
    }

    private void StepAway(DateTime at)
    {
        var rota = rotas.Of(RotaKind.Visits, at);
        if (rota.Last is { } last && last.ConsultantId != consultants[0])
            rota.StepAway(last.ConsultantId, "用餐", last.ConsultantId, at);
        rotas.Of(RotaKind.Calls, at).StepAway(consultants[6], "陪同签约", consultants[6], at);
    }

    private IEnumerable<Customer> Of(Guid consultant, DateTime at) => files.Customers.Where(customer => customer.OwnerId == consultant && customer.IsProtected(at) && customer.DisputeId is null);
}
