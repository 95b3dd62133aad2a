using Microsoft.AspNetCore.Components.Forms;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Web.Features.Areas.Page;

/// <summary>The way of a surveyor's table from a file to the units' measured areas. Nothing is written before it is confirmed.</summary>
public sealed partial class AreaImportPage : UploadPage
{
    private const int Shown = 200;
    private Guid? uploadId;
    private MeasuredPreview? preview;
    private MeasuredTally? outcome;
    private ImportMeasuredAreas? asked;
    private string fileName = "", report = "";
    private bool skip;

    private Task Upload(IBrowserFile chosen) => Busy(async () =>
    {
        if (await Keep(chosen) is not { } kept)
            return;
        (uploadId, fileName) = (kept, Path.GetFileName(chosen.Name));
        await Preview();
        if (preview is null)
            await Drop();
    });

    private async Task Preview()
    {
        var answer = await Task.Run(() => UseCases.Send(new PreviewMeasuredAreas(Workplace.ProjectId, uploadId!.Value), Left));
        (preview, Refusal) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
    }

    private Task Apply() => Busy(async () =>
    {
        // A second tap, and one after a Refusal, is the same request as long as it asks for the same.
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
        Refusal = applied.Refusal;
    });

    private async Task GiveUp()
    {
        await Drop();
        (preview, outcome, Refusal, skip) = (null, null, null, false);
    }

    private async Task Drop()
    {
        if (uploadId is { } kept)
            await UseCases.Send(new DropUpload(kept));
        (uploadId, fileName) = (null, "");
    }
}
