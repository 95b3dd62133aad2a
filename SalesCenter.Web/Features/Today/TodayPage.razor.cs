using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Board;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Today;

/// <summary>今日: the home page; it follows the board and the notices, so that nobody needs to reload it.</summary>
public sealed partial class TodayPage
{
    private static readonly UnitStatus[] Shown = [UnitStatus.Available, UnitStatus.Held, UnitStatus.Selected, UnitStatus.Subscribed, UnitStatus.Contracted, UnitStatus.Filed, UnitStatus.HandedOver, UnitStatus.Withheld, UnitStatus.Unreleased];
    private BoardPicture? picture;
    private TodayList? today;
    private IReadOnlyList<NoticeRow> notices = [];
    private Refusal? refusal;

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task Refresh()
    {
        var board = await UseCases.Send(new GetBoard(Workplace.ProjectId));
        picture = board.Succeeded ? board.Value : picture;
        var waiting = await UseCases.Send(new GetToday(Workplace.ProjectId));
        refusal = waiting.Refusal;
        today = waiting.Succeeded ? waiting.Value : today;
        var latest = await UseCases.Send(new MyNotices(Workplace.ProjectId));
        notices = latest.Succeeded ? [.. latest.Value.Latest.Take(8)] : notices;
    }

    /// <summary>Chinese counts in 万, English in millions.</summary>
    private string Rounded(Money money) => T["today.rounded", (money.Yuan / int.Parse(T["today.rounded-by"], CultureInfo.InvariantCulture)).ToString("N0", CultureInfo.InvariantCulture)];

    private string Local(DateTime instant) => Workplace.Settings.Calendar.LocalTime(instant).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
