using Microsoft.JSInterop;

namespace SalesCenter.Web.Components;

/// <summary>Scripts that a component has imported.</summary>
public static class ScriptModules
{
    /// <summary>Lets go of a script; a browser that has gone, or is just going, has let go of it already.</summary>
    public static async ValueTask LetGo(this IJSObjectReference? module)
    {
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // Nothing is left to be done.
        }
    }
}
