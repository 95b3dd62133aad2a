using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Stock.Import.Upload;

/// <summary>A page that brings a table from a file into the project, step by step. One step at a time; who leaves the page ends the step under way.</summary>
public abstract class UploadPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Inject]
    protected UseCases UseCases { get; set; } = null!;

    /// <summary>Why the last step was refused.</summary>
    protected Refusal? Refusal { get; set; }

    /// <summary>Whether a step is under way; buttons are dead meanwhile.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Left => left.Token;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes a step, unless one is under way.</summary>
    protected async Task Busy(Func<Task> step)
    {
        if (IsBusy)
            return;
        (IsBusy, Refusal) = (true, null);
        StateHasChanged();
        try
        {
            await step();
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The page was left; whoever comes back finds the draft, if there is one.
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Keeps the chosen file beside the database; nothing when it is refused.</summary>
    protected async Task<Guid?> Keep(IBrowserFile chosen)
    {
        if (chosen.Size > PriceTableFile.LargestMegabytes * 1024L * 1024L)
        {
            Refusal = ImportRefusals.TooLarge(PriceTableFile.LargestMegabytes);
            return null;
        }
        await using var content = chosen.OpenReadStream(chosen.Size + 1, Left);
        var kept = await UseCases.Send(new KeepUpload(Workplace.ProjectId, Path.GetFileName(chosen.Name), content), Left);
        Refusal = kept.Refusal;
        return kept.Succeeded ? kept.Value : null;
    }
}
