using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import.Upload;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Areas.Page;

/// <summary>The way of a surveyor's table from a file to the units' measured areas. Nothing is written before it is confirmed.</summary>
public sealed partial class AreaImportPage : IDisposable
{
    private const int Shown = 200;
    private readonly CancellationTokenSource left = new();
    private Guid? uploadId;
    private MeasuredPreview? preview;
    private MeasuredTally? outcome;
    private ImportMeasuredAreas? asked;
    private Refusal? refusal;
    private string fileName = "", report = "";
    private bool busy, skip;

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    private Task Upload(IBrowserFile chosen) => Busy(async () =>
    {
        if (chosen.Size > PriceTableFile.LargestMegabytes * 1024L * 1024L)
        {
            refusal = ImportRefusals.TooLarge(PriceTableFile.LargestMegabytes);
            return;
        }
        await using var content = chosen.OpenReadStream(chosen.Size + 1, left.Token);
        var kept = await UseCases.Send(new KeepUpload(Workplace.ProjectId, Path.GetFileName(chosen.Name), content), left.Token);
        refusal = kept.Refusal;
        if (!kept.Succeeded)
            return;
        (uploadId, fileName) = (kept.Value, Path.GetFileName(chosen.Name));
        await Preview();
        if (preview is null)
            await Drop();
    });

    private async Task Preview()
    {
        var answer = await Task.Run(() => UseCases.Send(new PreviewMeasuredAreas(Workplace.ProjectId, uploadId!.Value), left.Token));
        (preview, refusal) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
    }

    private Task Apply() => Busy(async () =>
    {
        // A second tap, and one after a refusal, is the same request as long as it asks for the same.
        var command = new ImportMeasuredAreas(Workplace.ProjectId, uploadId!.Value, report, preview!.Tally, skip);
        asked = asked is not null && asked with { RequestId = command.RequestId } == command ? asked : command;
        var applied = await Task.Run(() => UseCases.Send(asked));
        if (applied.Succeeded)
        {
            (outcome, preview) = (applied.Value, null);
            await Drop();
            return;
        }
        if (applied.Refusal == ImportRefusals.StockChanged())
            await Preview();
        refusal = applied.Refusal;
    });

    private async Task GiveUp()
    {
        await Drop();
        (preview, outcome, refusal, skip) = (null, null, null, false);
    }

    private async Task Drop()
    {
        if (uploadId is { } kept)
            await UseCases.Send(new DropUpload(kept));
        (uploadId, fileName) = (null, "");
    }

    private async Task Busy(Func<Task> work)
    {
        if (busy)
            return;
        (busy, refusal) = (true, null);
        StateHasChanged();
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            busy = false;
        }
    }
}
