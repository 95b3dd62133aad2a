using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>A first-visit form being filled in. What is typed stays the typist's, whatever else changes meanwhile.</summary>
public sealed partial class VisitFormPage
{
    private const string OwnedByOther = "customer.owned-by-other";
    private DraftKeeper<VisitFormFields>? keeper;
    private OpenedForm? opened;
    private VisitFormFields fields = new();
    private Refusal? refusal, wrong;
    private SavedForm? saved;
    private bool busy, touched, restored;
    private Guid requestId = Guid.CreateVersion7();

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReceptionTexts> T { get; set; } = null!;

    [Parameter]
    public Guid VisitId { get; set; }

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task Refresh()
    {
        if (saved is not null)
            return;
        var answer = await UseCases.Send(new GetVisitForm(Workplace.ProjectId, VisitId));
        refusal = answer.Refusal;
        if (!answer.Succeeded)
            return;
        var wasMissing = opened?.Visit.Form == FormState.Missing;
        opened = answer.Value;
        if (!touched)
            fields = opened.Known;
        else if (wasMissing && opened.Visit.Form == FormState.Filled)
            fields = fields.Or(opened.Known);
    }

    private string? About() => opened is null ? null
        : T["form.about", Words.Brief(opened.Visit.ArrivedAt), opened.Visit.People, Words.Person(opened.Visit.ConsultantId), opened.Visit.OwnerId is { } owner ? Words.Person(owner) : "–"].Value;

    private void Restore(VisitFormFields? kept) => (fields, touched) =
        (kept is null ? opened!.Known : opened!.Visit.Form == FormState.Filled ? kept.Or(opened.Known) : kept, kept is not null);

    private void Adopt()
    {
        fields = opened!.ByVisitor!;
        Keep();
    }

    private void Keep()
    {
        touched = true;
        keeper!.Changed(fields);
    }

    private async Task Save(bool forOwner)
    {
        if (busy)
            return;
        busy = true;
        var form = fields.Fill<SaveVisitForm, SavedForm>(new SaveVisitForm(Workplace.ProjectId, VisitId, forOwner) { RequestId = requestId }, opened!.Choices.Consent);
        var answer = await UseCases.Send(form);
        (busy, wrong) = (false, answer.Refusal);
        if (!answer.Succeeded)
            return;
        await keeper!.Drop();
        (saved, requestId) = (answer.Value, Guid.CreateVersion7());
    }
}
