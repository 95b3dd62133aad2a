using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>The visits of the demonstration, invited or not, first, repeated or of the trade, with their forms.</summary>
internal sealed class DemoVisits(Project project, DemoAgenda agenda, DemoRotas rotas, DemoFiles files, Guid deskId, Random random)
{
    /// <summary>The edition of the text to which visitors agree in the form.</summary>
    private const string ConsentEdition = "1";

    private static readonly TimeSpan Stay = TimeSpan.FromMinutes(35);

    public List<Visit> Visits { get; } = [];

    public List<Invitation> Invitations { get; } = [];

    /// <summary>The visits of one day that nobody was invited to.</summary>
    public void Plan(DateTime opening, TimeSpan open)
    {
        foreach (var _ in Enumerable.Range(0, 10 + random.Next(5)))
            agenda.Plan(Some(opening, open), at => FirstVisit(at));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            agenda.Plan(Some(opening, open), at =>
            {
                var comers = files.Customers.FindAll(customer => customer.Stage == CustomerStage.Visitor && customer.IsProtected(at));
                if (comers.Count > 0)
                    Return(DemoSayings.Any(comers, random), at);
            });
        }
        if (random.Next(3) == 0)
            agenda.Plan(Some(opening, open), Trade);
    }

    /// <summary>Somebody unknown comes, is received by whoever is next and fills the form in before they leave.</summary>
    public Visit FirstVisit(DateTime at, bool leaves = true, bool fillsForm = true)
    {
        var visit = Arrive(at, 1 + random.Next(3));
        visit.Recognise("", null, null, cameBefore: false);
        Receive(visit, at.AddMinutes(2));
        if (fillsForm)
            agenda.Plan(at.AddMinutes(28), filled => FillForm(visit, files.Register(visit.ConsultantId!.Value, CustomerSource.Visit, filled), filled, tellsStory: true));
        if (leaves)
            Leave(visit, at + Stay);
        return visit;
    }

    /// <summary>Somebody comes who is known: for the owner, or a stand-in.</summary>
    public Visit Return(Customer customer, DateTime at, bool leaves = true)
    {
        var visit = Arrive(at, 1 + random.Next(3));
        visit.Recognise(customer.Phone, customer.Id, customer.IsProtected(at) ? customer.OwnerId : null, customer.Stage >= CustomerStage.Visitor);
        Receive(visit, at.AddMinutes(2));
        visit.TellStory(customer, project.Settings, at.AddMinutes(2));
        foreach (var invitation in Invitations.Where(invitation => invitation.CustomerId == customer.Id))
            invitation.Keep(visit, project.Settings.Calendar);
        if (visit.Form == FormState.Missing)
            agenda.Plan(at.AddMinutes(28), filled => FillForm(visit, customer, filled, tellsStory: false));
        if (leaves)
            Leave(visit, at + Stay);
        return visit;
    }

    /// <summary>Somebody comes in and still waits at the desk.</summary>
    public Visit Arrive(DateTime at, int people)
    {
        var visit = new Visit(project.Id, people, deskId, at);
        Visits.Add(visit);
        return visit;
    }

    /// <summary>A customer promises to come; two of three do, the others are missed when the day is over.</summary>
    public void Invite(Customer customer, DateTime comes, DateTime at)
    {
        if (customer.OwnerId is not { } owner || comes <= at)
            return;
        var invitation = new Invitation(customer, comes, DemoSayings.Any(DemoSayings.InvitationNotes, random), project.Settings.Calendar, owner, at);
        Invitations.Add(invitation);
        if (random.Next(3) > 0)
            agenda.Plan(comes.AddMinutes(random.Next(20)), when => Return(customer, when));
        agenda.Plan(invitation.EndsAt, when => invitation.Miss(customer, when));
    }

    private void Trade(DateTime at)
    {
        var visit = Arrive(at, 4);
        visit.IsOfTheTrade();
        Receive(visit, at.AddMinutes(1));
        Leave(visit, at + Stay);
    }

    /// <summary>When nobody waits, whoever came first leaves first.</summary>
    private void Receive(Visit visit, DateTime at)
    {
        var rota = rotas.Of(RotaKind.Visits, at);
        if (rota.Next is null && Visits.Find(other => other is { EndedAt: null, ConsultantId: not null }) is { } longest)
            longest.End(rota, false, deskId, at);
        visit.BeReceived(rota, null, "", deskId, at);
    }

    private void Leave(Visit visit, DateTime at) => agenda.Plan(at, when => visit.End(
        rotas.Of(RotaKind.Visits, visit.ReceivedAt!.Value), Visits.Exists(other => other != visit && other.EndedAt is null && other.ConsultantId == visit.ConsultantId), deskId, when));

    private void FillForm(Visit visit, Customer customer, DateTime at, bool tellsStory)
    {
        var consultant = visit.ConsultantId!.Value;
        customer.Describe(DemoSayings.WishesInForm(random), DemoSayings.Profile(random));
        customer.Agree(ConsentEdition, consultant, at);
        if (tellsStory)
            visit.TellStory(customer, project.Settings, at);
        visit.FillForm(customer);
        customer.Tell(MomentKind.FormFilled, at, at, consultant, "", CustomerSource.Visit);
        if (tellsStory)
            files.WatchOver(customer);
    }

    private DateTime Some(DateTime opening, TimeSpan open) => opening + open * random.NextDouble();
}
