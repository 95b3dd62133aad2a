using Microsoft.AspNetCore.Components;

namespace SalesCenter.Web.Components;

/// <summary>Shows a refusal, or a part of it. Each new one is numbered, so that the browser leads whoever was refused to it (refused.js), even when it says the same again.</summary>
public abstract class ShownRefusal : ComponentBase
{
    private Refusal? last;

    /// <summary>What was refused; nothing shows nothing.</summary>
    [Parameter, EditorRequired]
    public Refusal? Refusal { get; set; }

    /// <summary>How many refusals were shown here, with this one.</summary>
    protected int Number { get; private set; }

    protected override void OnParametersSet()
    {
        if (Refusal is not null && !ReferenceEquals(Refusal, last))
            Number++;
        last = Refusal;
    }
}
