using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Reception.Visits;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Reception.Desk;

/// <summary>The reception desk on a tablet.</summary>
public sealed partial class ReceptionPage
{
    private ReceptionNow? now;
    private Refusal? refusal;
    private VisitRow? opened;
    private string? said, confirming;
    private bool busy, calling;

    /// <summary>One arrival until its panel is closed, however often the button is tapped.</summary>
    private Guid arrivalId = Guid.CreateVersion7();

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReceptionTexts> T { get; set; } = null!;

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task Refresh()
    {
        var answer = await UseCases.Send(new GetReception(Workplace.ProjectId));
        refusal = answer.Refusal;
        now = answer.Succeeded ? answer.Value : now;
        if (opened is { } visit && confirming is null && now is not null && !now.Waiting.Any(waiting => waiting.Id == visit.Id))
            TellThatItIsGone(visit);
    }

    private async Task Arrive()
    {
        if (busy)
            return;
        busy = true;
        var arrived = await UseCases.Send(new RecordArrival(Workplace.ProjectId) { RequestId = arrivalId });
        busy = false;
        await Refresh();
        refusal = arrived.Refusal;
        if (arrived.Succeeded)
            Open(now?.Waiting.FirstOrDefault(visit => visit.Id == arrived.Value));
        if (opened is null)
            arrivalId = Guid.CreateVersion7();
    }

    private void Open(VisitRow? visit) => (opened, said, confirming) = (visit, null, null);

    private void Close() => (opened, confirming, arrivalId) = (null, null, Guid.CreateVersion7());

    private async Task Assigned(AssignedVisit assigned)
    {
        Close();
        said = assigned.How == RotaStep.StoodIn
            ? T["assigned.stand-in", Words.Person(assigned.ConsultantId), Words.Person(assigned.OwnerId)]
            : T["assigned", Words.Person(assigned.ConsultantId), Words.Name(assigned.How)];
        await Refresh();
    }

    private async Task Ended(bool formIsMissing)
    {
        said = formIsMissing ? T["visit.ended-without-form"].Value : null;
        await Refresh();
    }

    /// <summary>Another desk was faster; whoever has the visitor's panel open is told who receives them.</summary>
    private void TellThatItIsGone(VisitRow visit)
    {
        Close();
        said = now!.Received.FirstOrDefault(received => received.Id == visit.Id) is { ConsultantId: { } consultant } ? T["assigned.elsewhere", Words.Person(consultant)] : T["visit.left"];
    }
}
