using Microsoft.AspNetCore.Components;

namespace SalesCenter.Web.Components;

/// <summary>A form: sends one command, shows its refusal, and tells when it is done.</summary>
public abstract class CommandForm : ComponentBase
{
    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>Why the last attempt was refused.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>Whether an answer is awaited; buttons are dead meanwhile.</summary>
    protected bool Busy { get; private set; }

    /// <summary>The id of the request that this form makes, however often its button is tapped.</summary>
    protected Guid RequestId { get; private set; } = Guid.CreateVersion7();

    /// <summary>Whether the form stays when it is done, for a request of its own the next time.</summary>
    protected virtual bool StaysOpen => false;

    /// <summary>Sends the command once; a second tap while it is on its way does nothing.</summary>
    /// <param name="then">Told the answer, before <see cref="Done"/>.</param>
    protected async Task Submit<TAnswer>(Command<TAnswer> command, EventCallback<TAnswer> then = default)
    {
        if (Busy)
            return;
        Busy = true;
        var answer = await UseCases.Send(command with { RequestId = RequestId });
        (Busy, Refusal) = (false, answer.Refusal);
        if (!answer.Succeeded)
            return;
        if (StaysOpen)
            RequestId = Guid.CreateVersion7();
        await then.InvokeAsync(answer.Value);
        await Done.InvokeAsync();
    }

    /// <summary>Asks something that the form shows; nothing when it is refused.</summary>
    protected async Task<TAnswer?> Ask<TAnswer>(Query<TAnswer> query) where TAnswer : class
    {
        var answer = await UseCases.Send(query);
        return answer.Succeeded ? answer.Value : null;
    }
}
