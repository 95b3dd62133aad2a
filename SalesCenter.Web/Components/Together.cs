using Microsoft.AspNetCore.Components;

namespace SalesCenter.Web.Components;

/// <summary>
/// Lets components that are told directly what to show render together: one batch and one message to the browser, where
/// each by itself would make one of its own. Shows nothing.
/// </summary>
public sealed class Together : IComponent
{
    private RenderHandle handle;

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters) => Task.CompletedTask;

    /// <summary>Does the work within one render; whoever asks for a render meanwhile joins it.</summary>
    public void Render(Action work) => handle.Render(_ => work());
}
