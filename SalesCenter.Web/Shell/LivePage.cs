using Microsoft.AspNetCore.Components;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Shell;

/// <summary>
/// A page of a project that asks again whenever its board changes or a notice comes for its reader. Changes that come
/// together are asked for once, off the feeds' threads; while the browser is cut off it rests, and catches up on return.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private IDisposable[] listening = [];
    private bool connected = true;
    private int due;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private BoardFeed Board { get; set; } = null!;

    [Inject]
    private DeskFeed Desk { get; set; } = null!;

    [Inject]
    private Connection Connection { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        listening =
        [
            Board.Listen(Workplace.ProjectId, _ => Wake()),
            Desk.Listen(Workplace.Me.Id, notice => WakeFor(notice)),
            Connection.Listen(Reconnect),
            .. Follow(Wake),
        ];
        await Refresh();
    }

    /// <summary>Whether a notice for the reader can tell of something on this page.</summary>
    protected virtual bool Concerns(Notice notice) => true;

    /// <summary>What else the page follows; <paramref name="wake"/> makes it ask again.</summary>
    protected virtual IEnumerable<IDisposable> Follow(Action wake) => [];

    /// <summary>Asks again and shows what it got.</summary>
    protected abstract Task Refresh();

    public void Dispose()
    {
        foreach (var feed in listening)
            feed.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Reconnect(bool isUp)
    {
        connected = isUp;
        if (isUp)
            Wake();
    }

    private void WakeFor(Notice notice)
    {
        if (Concerns(notice))
            Wake();
    }

    private void Wake()
    {
        if (connected && Interlocked.Exchange(ref due, 1) == 0)
            _ = Task.Run(() => InvokeAsync(RefreshOnce));
    }

    private async Task RefreshOnce()
    {
        Interlocked.Exchange(ref due, 0);
        try
        {
            await Refresh();
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
