using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>The calls of the demonstration: most from people who become customers, some for colleagues, some missed or entered late.</summary>
internal sealed class DemoCalls(Project project, DemoAgenda agenda, DemoRotas rotas, DemoFiles files, DemoVisits visits, Random random)
{
    private const string Line = "400-888-1688";
    private static readonly string[] Adverts = ["江岸首排·三房在售", "江岸首排·三房在售", "周末看房专线", "老带新礼遇"];

    public List<Call> Calls { get; } = [];

    /// <summary>The calls of one day.</summary>
    public void Plan(DateTime opening, TimeSpan open)
    {
        foreach (var _ in Enumerable.Range(0, 6 + random.Next(3)))
            agenda.Plan(Some(opening, open), Answer);
        agenda.Plan(Some(opening, open), OfColleague);
        if (random.Next(2) == 0)
            agenda.Plan(Some(opening, open), Miss);
        if (random.Next(3) == 0)
            agenda.Plan(Some(opening, open), WithoutNumber);
        agenda.Plan(Some(opening, open), OfOwn);
    }

    /// <summary>Somebody new, for whoever is next; one in ten is entered on the day after.</summary>
    public void Answer(DateTime at)
    {
        var isLate = random.Next(10) == 0;
        var rota = rotas.Of(RotaKind.Calls, at);
        var turn = rota.GiveTurn(rota.Next!.ConsultantId, at);
        var customer = files.Register(turn.ConsultantId, CustomerSource.Call, at);
        var advert = DemoSayings.Any(Adverts, random);
        customer.Describe(DemoSayings.Wishes(random), new CustomerProfile(AwarenessSource: advert));
        files.WatchOver(customer);
        agenda.Plan(isLate ? at.Date.AddDays(1).AddHours(1.2) : Ended(at), entered =>
        {
            var call = Write(customer, turn.ConsultantId, at, advert, entered);
            if (!isLate)
                call.Use(new TurnTaken(rota.Id, turn.Number, ""));
        });
    }

    /// <summary>Somebody calls again, and gets a colleague: a message for the owner.</summary>
    public void OfColleague(DateTime at)
    {
        var rota = rotas.Of(RotaKind.Calls, at);
        if (rota.Next?.ConsultantId is not { } answering || Known(customer => customer.OwnerId != answering && customer.IsProtected(at)) is not { } customer)
            return;
        LeaveMessage(customer, answering, at);
    }

    /// <summary>A message for the owner of a customer.</summary>
    public void LeaveMessage(Customer customer, Guid answeringId, DateTime at)
    {
        var (caller, text) = (new CallerHint(customer.Name, customer.Phone), DemoSayings.Any(DemoSayings.Messages, random));
        var call = Call.Message(customer, caller, answeringId, Time(at, 90), new CallContent(Line, Notes: text, IsNameGiven: true), project.Settings, at.AddSeconds(100));
        rotas.Of(RotaKind.Calls, at).Receive(answeringId, RotaStep.StoodIn, answeringId, at.AddSeconds(100));
        customer.Tell(MomentKind.MessageLeft, at, at.AddSeconds(100), answeringId, text, caller.Name, caller.Number);
        Calls.Add(call);
    }

    /// <summary>It rings in vain, and is called back soon.</summary>
    public void Miss(DateTime at)
    {
        if (rotas.Of(RotaKind.Calls, at).Next is not { ConsultantId: var noting })
            return;
        var missed = Call.Missed(project.Id, new CallerHint(Number: DemoNames.Phone(4_000 + Calls.Count)), noting, at, "", project.Settings, at.AddMinutes(4));
        Calls.Add(missed);
        agenda.Plan(at.AddMinutes(25), entered => CallBack(missed, noting, entered));
    }

    private void CallBack(Call missed, Guid consultantId, DateTime entered)
    {
        var call = Call.WithoutNumber(project.Id, CallerHint.None, consultantId, Time(entered.AddMinutes(-3), 60), new CallContent(Line, Notes: "已在别处购房，不再考虑"), project.Settings, entered);
        call.Answer(missed);
        Calls.Add(call);
    }

    private void WithoutNumber(DateTime at)
    {
        var rota = rotas.Of(RotaKind.Calls, at);
        var turn = rota.GiveTurn(rota.Next!.ConsultantId, at.AddMinutes(2));
        var call = Call.WithoutNumber(project.Id, CallerHint.None, turn.ConsultantId, Time(at, 60 + random.Next(60)), new CallContent(Line, "周末看房专线", "只问地址，不愿留电话"), project.Settings, at.AddMinutes(3));
        call.Use(new TurnTaken(rota.Id, turn.Number, ""));
        Calls.Add(call);
    }

    private void OfOwn(DateTime at)
    {
        if (Known(customer => customer.OwnerId is not null && customer.IsProtected(at)) is not { OwnerId: { } owner } customer)
            return;
        rotas.Of(RotaKind.Calls, at).Receive(owner, RotaStep.ReceivedOwn, owner, Ended(at));
        customer.Contacted(owner, CustomerSource.Call, project.Settings, at);
        Write(customer, owner, at, "", Ended(at));
    }

    private Call Write(Customer customer, Guid consultantId, DateTime at, string advert, DateTime entered)
    {
        var (question, notes) = (DemoSayings.Any(DemoSayings.Questions, random), DemoSayings.Any(DemoSayings.CallNotes, random));
        var talk = TalkPoints.Layouts | TalkPoints.Prices | (random.Next(2) == 0 ? TalkPoints.Invitation | TalkPoints.Surroundings : TalkPoints.None);
        var call = Call.Of(customer, consultantId, Time(at, 80 + random.Next(random.Next(6) == 0 ? 420 : 170)), new CallContent(Line, advert, question, notes, talk, true), project.Settings, entered);
        customer.Tell(MomentKind.Called, at, entered, consultantId, notes.Length > 0 ? $"{question}\n{notes}" : question, advert);
        customer.Reach(CustomerStage.Caller, consultantId, entered);
        if (random.Next(3) == 0)
        {
            var comes = at.Date.AddDays(1 + random.Next(3)).AddHours(2 + random.Next(6));
            call.Agree(comes, null);
            visits.Invite(customer, comes, entered);
        }
        Calls.Add(call);
        return call;
    }

    private Customer? Known(Func<Customer, bool> wanted) => files.Customers.Count == 0 ? null : DemoSayings.Any(files.Customers, random) is var customer && wanted(customer) ? customer : null;

    /// <summary>When a call that began then is entered.</summary>
    private static DateTime Ended(DateTime at) => at.AddMinutes(9);

    private static CallTime Time(DateTime at, int seconds) => new(at, TimeSpan.FromSeconds(seconds));

    private DateTime Some(DateTime opening, TimeSpan open) => opening + open * random.NextDouble();
}
