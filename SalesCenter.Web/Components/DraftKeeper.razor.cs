using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Drafts;

namespace SalesCenter.Web.Components;

/// <summary>
/// Keeps a form's state for its person. The form calls <see cref="Changed"/> after each change and <see cref="Drop"/>
/// when it was sent; what was left behind last time comes back by <see cref="Restored"/>.
/// </summary>
/// <typeparam name="TForm">The fields of the form, as they are kept in JSON.</typeparam>
public sealed partial class DraftKeeper<TForm>
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim saving = new(1);
    private ITimer? timer;
    private TForm? unsaved;
    private DateTime? restoredAt;
    private bool isKept, isGone;

    /// <summary>Which form, and of what: <c>hold/{unit}</c>.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>Gives the form what was left behind; nothing when the person wants to start anew.</summary>
    [Parameter, EditorRequired]
    public EventCallback<TForm?> Restored { get; set; }

    /// <summary>The form is as it will be: what was left behind is back, or nothing was.</summary>
    [Parameter]
    public EventCallback Opened { get; set; }

    /// <summary>The sales centre's clock, for the line that says when the form was left.</summary>
    [Parameter]
    public BusinessCalendar Calendar { get; set; } = new ProjectSettings().Calendar;

    /// <summary>Keeps the form as it is now, once it has been calm for a second.</summary>
    public void Changed(TForm form)
    {
        (unsaved, isKept) = (form, false);
        StateHasChanged();
        timer ??= Time.CreateTimer(_ => _ = InvokeAsync(SaveAndSay), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Calm, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Forgets the draft: the form was sent, or given up.</summary>
    public async Task Drop()
    {
        (unsaved, restoredAt, isKept) = (null, null, false);

        // Its panel may have been closed while the form was being sent: then nothing is on its way any more.
        await (isGone ? UseCases.Send(new DropDraft(Key)) : InTurn(() => UseCases.Send(new DropDraft(Key))));
    }

    /// <summary>Saves what a leaving person did not wait for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
            await timer.DisposeAsync();
        await Save();
        isGone = true;
        saving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if ((await UseCases.Send(new GetDraft(Key))) is { Succeeded: true, Value: { } kept } && Read(kept.Content) is { } form)
        {
            restoredAt = kept.SavedAt;
            await Restored.InvokeAsync(form);
        }
        await Opened.InvokeAsync();
    }

    /// <summary>What an older version of the form left behind is not forced upon the new one.</summary>
    private static TForm? Read(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<TForm>(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task StartAnew()
    {
        await Drop();
        await Restored.InvokeAsync(null);
    }

    private Task Save() => InTurn(async () =>
    {
        if (unsaved is not { } form)
            return;
        unsaved = null;
        isKept = (await UseCases.Send(new SaveDraft(Key, JsonSerializer.Serialize(form)))).Succeeded && unsaved is null;
    });

    private async Task SaveAndSay()
    {
        await Save();
        StateHasChanged();
    }

    /// <summary>A save that is still on its way must not bring back a draft that was dropped meanwhile.</summary>
    private async Task InTurn(Func<Task> work)
    {
        await saving.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            saving.Release();
        }
    }

    private string At(DateTime instant) =>
        Calendar.LocalTime(instant).Date == Calendar.LocalTime(Time.GetUtcNow().UtcDateTime).Date ? "HH:mm" : "yyyy-MM-dd HH:mm";
}
