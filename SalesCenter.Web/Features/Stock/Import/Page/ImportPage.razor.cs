using Microsoft.AspNetCore.Components.Forms;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Web.Features.Stock.Import.Page;

/// <summary>The way of a price table from a file to the board, in four steps. Nothing is written before the last.</summary>
public sealed partial class ImportPage : UploadPage
{
    private DraftKeeper<KeptImport>? keeper;
    private Guid uploadId;
    private PriceTableFile? file;
    private IReadOnlyList<ChosenSheet> sheets = [];
    private PriceTable? table;
    private ImportPreview? preview;
    private ImportOutcome? outcome;
    private ApplyImport? asked;
    private string doing = "";
    private int? percent;

    private ImportStep step => outcome is not null ? ImportStep.Done : preview is not null ? ImportStep.Check : file is not null ? ImportStep.Map : ImportStep.Choose;

    private Task Upload(IBrowserFile chosen) => Busy("doing.upload", async () =>
    {
        if (await Keep(chosen) is not { } kept)
            return;
        uploadId = kept;
        if (await Open())
            KeepDraft();
        else
            await UseCases.Send(new DropUpload(uploadId));
    });

    /// <summary>What was begun before the connection was lost, the page left, or the server restarted.</summary>
    private Task Restore(KeptImport? kept) => kept is null ? GiveUp() : Busy("doing.upload", async () =>
    {
        uploadId = kept.UploadId;
        if (!await Open())
        {
            await keeper!.Drop();
            return;
        }
        foreach (var (sheet, before) in sheets.Join(kept.Sheets, sheet => sheet.Sheet.Name, before => before.Name, (sheet, before) => (sheet, before)))
            sheet.Restore(before);
    });

    private async Task<bool> Open()
    {
        var opened = await UseCases.Send(new OpenUpload(Workplace.ProjectId, uploadId), Left);
        Refusal = opened.Refusal;
        if (!opened.Succeeded)
            return false;
        file = opened.Value;
        sheets = [.. file.Sheets.Select(sheet => new ChosenSheet(sheet))];
        return true;
    }

    private void KeepDraft() => keeper?.Changed(new KeptImport(uploadId, [.. sheets.Select(sheet => sheet.Keep())]));

    private Task Check() => Busy("doing.read", async () =>
    {
        SheetChoice[] choices = [.. sheets.Where(sheet => sheet.Chosen).Select(sheet => sheet.Choice)];
        var rows = Math.Max(1, file!.RowCount(choices));
        var progress = new Progress<int>(done =>
        {
            percent = done * 100 / rows;
            StateHasChanged();
        });
        var read = await Task.Run(() => file.Read(choices, progress), Left);
        Refusal = read.Refusal;
        if (!read.Succeeded)
            return;
        table = read.Value;
        await Compare();
    });

    private async Task Compare()
    {
        var compared = await Aside(() => UseCases.Send(new PreviewImport(Workplace.ProjectId, table!), Left));
        Refusal = compared.Refusal;
        preview = compared.Succeeded ? compared.Value : null;
    }

    private Task Apply(bool skipWrongRows) => Busy("doing.apply", async () =>
    {
        // A second tap, and one after a Refusal, is the same request as long as it asks for the same.
        var command = new ApplyImport(Workplace.ProjectId, file!.Name, file.Hash, preview!.Tally, skipWrongRows, table!);
        asked = asked is not null && asked with { RequestId = command.RequestId } == command ? asked : command;
        var applied = await Aside(() => UseCases.Send(asked));
        if (applied.Succeeded)
        {
            outcome = applied.Value;
            await Forget();
        }
        else
        {
            if (applied.Refusal == ImportRefusals.StockChanged())
                await Compare();
            Refusal = applied.Refusal;
        }
    });

    private void ChangeMapping() => (preview, Refusal) = (null, null);

    private async Task GiveUp()
    {
        await Forget();
        (file, preview, Refusal) = (null, null, null);
    }

    private async Task Restart()
    {
        outcome = null;
        await GiveUp();
    }

    private async Task Forget()
    {
        await UseCases.Send(new DropUpload(uploadId));
        if (keeper is not null)
            await keeper.Drop();
    }

    /// <summary>Away from the circuit's own thread, which goes on answering taps meanwhile.</summary>
    private static Task<T> Aside<T>(Func<Task<T>> work) => Task.Run(work);

    private Task Busy(string what, Func<Task> step) => Busy(() =>
    {
        (doing, percent) = (what, null);
        StateHasChanged();
        return step();
    });
}
