using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Stock.Import.Page;
using SalesCenter.Web.Features.Stock.Import.Upload;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Customers.Import.Page;

/// <summary>The way of a customer list from a file to the customers, in four steps. Nothing is written before the last.</summary>
public sealed partial class CustomerImportPage
{
    private readonly CancellationTokenSource left = new();
    private DraftKeeper<KeptCustomerList>? keeper;
    private IReadOnlyList<Receiver> consultants = [];
    private Guid uploadId;
    private Guid? owner;
    private CustomerListFile? file;
    private CustomerListChoice? choice;
    private ListedCustomers? list;
    private CustomerListPreview? preview;
    private ImportedCustomers? outcome;
    private ApplyCustomerList? asked;
    private Refusal? refusal;
    private bool busy;

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    private ImportStep Step => outcome is not null ? ImportStep.Done : preview is not null ? ImportStep.Check : file is not null ? ImportStep.Map : ImportStep.Choose;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var known = await UseCases.Send(new GetReceivers(Workplace.ProjectId));
        consultants = known.Succeeded ? known.Value : [];
        refusal = known.Refusal;
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
        uploadId = kept.Value;
        if (await Open())
            KeepDraft();
        else
            await UseCases.Send(new DropUpload(uploadId));
    });

    /// <summary>What was begun before the connection was lost, the page left, or the server restarted.</summary>
    private Task Restore(KeptCustomerList? kept) => kept is null ? GiveUp() : Busy(async () =>
    {
        uploadId = kept.UploadId;
        if (!await Open())
            await keeper!.Drop();
        else if (file!.Sheets.Contains(kept.Sheet))
            (choice, owner) = (new CustomerListChoice(kept.Sheet, kept.HeadingRow, kept.Columns), kept.OwnerId);
    });

    private async Task<bool> Open()
    {
        var opened = await UseCases.Send(new OpenCustomerList(Workplace.ProjectId, uploadId), left.Token);
        refusal = opened.Refusal;
        if (!opened.Succeeded)
            return false;
        (file, choice) = (opened.Value, opened.Value.Proposal);
        return true;
    }

    private void Choose(CustomerListChoice chosen)
    {
        choice = chosen;
        KeepDraft();
    }

    private void ChooseOwner(Guid? chosen)
    {
        owner = chosen;
        KeepDraft();
    }

    private void KeepDraft() => keeper?.Changed(new KeptCustomerList(uploadId, choice!.Sheet, choice.HeadingRow, choice.Columns.ToDictionary(known => known.Key, known => known.Value), owner));

    private Task Check() => Busy(async () =>
    {
        list = await Task.Run(() => file!.Read(choice!), left.Token);
        await Compare();
    });

    private async Task Compare()
    {
        var compared = await Task.Run(() => UseCases.Send(new PreviewCustomerList(Workplace.ProjectId, owner, list!), left.Token));
        refusal = compared.Refusal;
        preview = compared.Succeeded ? compared.Value : null;
    }

    private Task Apply(bool skipWrongRows) => Busy(async () =>
    {
        // A second tap, and one after a refusal, is the same request as long as it asks for the same.
        var command = new ApplyCustomerList(Workplace.ProjectId, file!.Name, file.Hash, owner, preview!.Tally, skipWrongRows, list!);
        asked = asked is not null && asked with { RequestId = command.RequestId } == command ? asked : command;
        var applied = await Task.Run(() => UseCases.Send(asked));
        if (applied.Succeeded)
        {
            outcome = applied.Value;
            await Forget();
            return;
        }
        if (applied.Refusal == ImportRefusals.CustomersChanged())
            await Compare();
        refusal = applied.Refusal;
    });

    private void ChangeMapping() => (preview, refusal) = (null, null);

    private async Task GiveUp()
    {
        await Forget();
        (file, preview, refusal) = (null, null, null);
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
            // The page was left; whoever comes back finds the draft.
        }
        finally
        {
            busy = false;
        }
    }
}

/// <summary>An import of customers that was begun, as it is kept for whoever began it.</summary>
public sealed record KeptCustomerList(Guid UploadId, string Sheet, int HeadingRow, Dictionary<CustomerListField, int> Columns, Guid? OwnerId);
