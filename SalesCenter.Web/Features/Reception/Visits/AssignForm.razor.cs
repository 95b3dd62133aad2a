using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Reception.Desk;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>The step from an arrival to the consultant who receives it.</summary>
public sealed partial class AssignForm
{
    private int people = 1, asked;
    private string phone = "", reason = "";
    private bool isTrade;
    private Guid? chosen;
    private KnownVisitor known = KnownVisitor.Unfinished;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReceptionTexts> T { get; set; } = null!;

    [Parameter, EditorRequired]
    public VisitRow Visit { get; set; } = null!;

    /// <summary>The rota as it is now; the line that says who it will be follows it.</summary>
    [Parameter, EditorRequired]
    public ReceptionNow Now { get; set; } = null!;

    [Parameter, EditorRequired]
    public Workplace Workplace { get; set; } = null!;

    [Parameter]
    public EventCallback<AssignedVisit> Assigned { get; set; }

    /// <summary>The number belongs to a broker's report, which is confirmed by its code.</summary>
    [Parameter]
    public EventCallback<string> Confirm { get; set; }

    protected override async Task OnInitializedAsync()
    {
        (people, phone) = (Visit.People, Visit.Phone);
        if (phone.Length > 0)
            await Look();
    }

    private async Task Look()
    {
        var question = ++asked;
        var answer = await Ask(new WhoIsThis(Workplace.ProjectId, phone));
        if (question == asked)
            known = answer ?? KnownVisitor.Unfinished;
    }

    private void SetTrade(ChangeEventArgs ticked) => isTrade = ticked.Value is true;

    private void Choose(ChangeEventArgs choice) => chosen = Guid.TryParse(choice.Value?.ToString(), out var id) ? id : null;

    private string Standing() => known.Standing switch
    {
        VisitorStanding.Unfinished when Visit.OwnerId is { } owner => T["who.brought", Words.Person(owner)],
        VisitorStanding.Unfinished => T["who.unfinished"],
        VisitorStanding.New => T["who.new"],
        VisitorStanding.Pool => T["who.pool"],
        VisitorStanding.Own => T["who.own"],
        _ => T[known.ByFamily ? "who.family" : "who.other", Words.Person(known.OwnerId), Words.Brief(known.Since), OwnerState()],
    };

    private string Reported(ReportedVisitor report) => Workplace.Me.LeadsReception ? T["who.reported", report.Company, Words.Brief(report.ReportedAt)] : T["who.reported-elsewhere"];

    private string OwnerState() => known.OwnerState is { } state ? Words.Name(state) : T["who.not-here"];

    /// <summary>The rule itself is the visit's; this only says beforehand what it will answer.</summary>
    private string Preview()
    {
        var waiting = Now.Rota.Places.Where(row => row.State == RotaState.Waiting).ToList();
        var owner = isTrade ? null : known.Standing == VisitorStanding.Unfinished ? Visit.OwnerId : known.OwnerId;
        return chosen is { } other ? T["will.chosen", Words.Person(other)]
            : owner is not null && waiting.Exists(row => row.ConsultantId == owner) ? T["will.owner", Words.Person(owner)]
            : waiting.Count == 0 ? T["will.nobody"]
            : isTrade ? T["will.trade", Words.Person(waiting[^1].ConsultantId)]
            : owner is not null ? T["will.stand-in", Words.Person(waiting[^1].ConsultantId), Words.Person(owner)]
            : T["will.next", Words.Person(waiting[0].ConsultantId)];
    }

    private IEnumerable<Guid> Choices() => Workplace.Me.LeadsReception
        ? Now.Rota.Places.Select(row => row.ConsultantId).Concat(known.OwnerId is { } owner ? [owner] : []).Distinct()
        : Now.Rota.Places.Select(row => row.ConsultantId).Where(consultant => consultant == Workplace.Me.Id);

    private Task Send() => Submit(new AssignVisit(Workplace.ProjectId, Visit.Id, people, isTrade ? "" : phone, isTrade, chosen, reason), Assigned);
}
