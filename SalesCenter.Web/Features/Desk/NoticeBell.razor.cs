using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Desk;

public sealed partial class NoticeBell
{
    private NoticeList list = new(0, []);
    private IDisposable? listening;
    private bool open;

    [Parameter, EditorRequired]
    public Workplace Workplace { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        listening = Feed.Listen(Workplace.Me.Id, notice => _ = InvokeAsync(() => Arrived(notice)));
        Navigation.LocationChanged += Close;
        await Refresh();
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Close;
        listening?.Dispose();
    }

    /// <summary>Whoever went to another page is done with the list.</summary>
    private void Close(object? sender, LocationChangedEventArgs moved)
    {
        open = false;
        _ = InvokeAsync(StateHasChanged);
    }

    private async Task Arrived(Notice notice)
    {
        if (notice.ProjectId != Workplace.ProjectId)
            return;
        try
        {
            if (!IsOnScreen(notice))
                Messages.Add(Words.Say(notice.Code, NoticeValues.Read(notice.Values)), notice.Link.Length > 0 ? Workplace.Link(notice.Link) : null);
            await Refresh();
            if (notice.Code == DiscountApprovers.AskedNotice)
                await Ring(notice);
        }
        catch (Exception silent) when (silent is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // A browser that is away or cannot ring still has the notice in its list.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>A customer sits at a table and waits: it is heard and shown even while another window is in front.</summary>
    private async Task Ring(Notice notice)
    {
        await using var bell = await Browser.InvokeAsync<IJSObjectReference>("import", "./ring.js");
        await bell.InvokeVoidAsync("ring", Words.Say(notice.Code, NoticeValues.Read(notice.Values)), Workplace.Link(notice.Link));
    }

    private bool IsOnScreen(Notice notice) => notice.Link.Length > 0 && Navigation.ToBaseRelativePath(Navigation.Uri) == Workplace.Link(notice.Link);

    private async Task Refresh()
    {
        var notices = await UseCases.Send(new MyNotices(Workplace.ProjectId));
        if (notices.Succeeded)
            list = notices.Value;
        StateHasChanged();
    }

    private async Task Toggle()
    {
        open = !open;
        if (!open || list.Unread == 0)
            return;
        await UseCases.Send(new ReadNotices(Workplace.ProjectId, list.Latest.Max(notice => notice.Number)));
        list = list with { Unread = 0 };
    }
}
