using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SalesCenter.Web.Shell;

/// <summary>Catches a defect of a page: logs it once under a number and shows the number, never the details.</summary>
public sealed class PageErrors(ILogger<PageErrors> log) : ErrorBoundaryBase
{
    private string number = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        number = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        log.LogError(exception, "A page failed; number {Number}", number);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }
        builder.OpenComponent<DefectNotice>(1);
        builder.AddComponentParameter(2, nameof(DefectNotice.Number), number);
        builder.CloseComponent();
    }
}
