using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Live;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Today;

/// <summary>今日: the home page; it follows the board and the notices, so that nobody needs to reload it.</summary>
public sealed partial class TodayPage
{
    private static readonly UnitStatus[] Shown = [UnitStatus.Available, UnitStatus.Held, UnitStatus.Selected, UnitStatus.Withheld, UnitStatus.Unreleased];
    private IDisposable[] listening = [];
    private BoardPicture? picture;
    private TodayList? today;
    private IReadOnlyList<NoticeRow> notices = [];
    private Refusal? refusal;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter]
    public string Code { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        listening =
        [
            Board.Listen(Workplace.ProjectId, _ => InvokeAsync(Refresh)),
            Desk.Listen(Workplace.Me.Id, _ => InvokeAsync(Refresh)),
        ];
        await Refresh();
    }

    public void Dispose()
    {
        foreach (var feed in listening)
            feed.Dispose();
    }

    private async Task Refresh()
    {
        picture = await Boards.Open(Workplace.ProjectId);
        var waiting = await UseCases.Send(new GetToday(Workplace.ProjectId));
        refusal = waiting.Refusal;
        today = waiting.Succeeded ? waiting.Value : today;
        var latest = await UseCases.Send(new MyNotices(Workplace.ProjectId));
        notices = latest.Succeeded ? [.. latest.Value.Latest.Take(8)] : notices;
        StateHasChanged();
    }

    private string Local(DateTime instant) => Workplace.Settings.Calendar.LocalTime(instant).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
