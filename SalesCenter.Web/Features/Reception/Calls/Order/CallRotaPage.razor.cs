using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>接电顺序表 with today's calls; follows every step of every colleague.</summary>
public sealed partial class CallRotaPage
{
    private CallRotaView? view;
    private Refusal? refusal;
    private bool missing;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    private bool Answers => Workplace.Has(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector);

    /// <summary>How many of the answered calls were longer than they are to be.</summary>
    private static string LongShare(CallFigures figures) =>
        figures.Answered > 0 ? string.Create(CultureInfo.InvariantCulture, $"{figures.Overlong} · {100 * figures.Overlong / figures.Answered}%") : "0";

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task Refresh()
    {
        var answer = await UseCases.Send(new GetCallRota(Workplace.ProjectId));
        (view, refusal) = (answer.Succeeded ? answer.Value : view, answer.Refusal);
    }

    private Task Saved()
    {
        missing = false;
        return Refresh();
    }
}
