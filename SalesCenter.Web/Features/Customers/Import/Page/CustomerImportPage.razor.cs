using Microsoft.AspNetCore.Components.Forms;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Stock.Import.Page;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Web.Features.Customers.Import.Page;

/// <summary>The way of a customer list from a file to the customers, in four steps. Nothing is written before the last.</summary>
public sealed partial class CustomerImportPage : UploadPage
{
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

    private ImportStep Step => outcome is not null ? ImportStep.Done : preview is not null ? ImportStep.Check : file is not null ? ImportStep.Map : ImportStep.Choose;

    protected override async Task OnInitializedAsync()
    {
        var known = await UseCases.Send(new GetReceivers(Workplace.ProjectId));
        consultants = known.Succeeded ? known.Value : [];
        Refusal = known.Refusal;
    }

    private Task Upload(IBrowserFile chosen) => Busy(async () =>
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
        var opened = await UseCases.Send(new OpenCustomerList(Workplace.ProjectId, uploadId), Left);
        Refusal = opened.Refusal;
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
        list = await Task.Run(() => file!.Read(choice!), Left);
        await Compare();
    });

    private async Task Compare()
    {
        var compared = await Task.Run(() => UseCases.Send(new PreviewCustomerList(Workplace.ProjectId, owner, list!), Left));
        Refusal = compared.Refusal;
        preview = compared.Succeeded ? compared.Value : null;
    }

    private Task Apply(bool skipWrongRows) => Busy(async () =>
    {
        // A second tap, and one after a Refusal, is the same request as long as it asks for the same.
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
        Refusal = applied.Refusal;
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
}

/// <summary>An import of customers that was begun, as it is kept for whoever began it.</summary>
public sealed record KeptCustomerList(Guid UploadId, string Sheet, int HeadingRow, Dictionary<CustomerListField, int> Columns, Guid? OwnerId);
