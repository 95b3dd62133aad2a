using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Features.Deals.Page;

namespace SalesCenter.Web.Features.Contracts.Page;

public sealed partial class SigningFormFields : DealForm
{
    private List<BuyerInput> buyers = [];
    private Money? off, total, inner, first, balance;
    private int percent;
    private DateOnly? loanOn;
    private string receipt = "";
    private bool outsiders, proxy;

    [Parameter, EditorRequired]
    public ContractSheet Contract { get; set; } = null!;

    /// <summary>A form that was sent back keeps what was typed; the ID numbers are read anew. The rest is typed from the papers, not copied from the system.</summary>
    protected override void OnInitialized()
    {
        buyers = [.. Agreed.Buyers.Select(_ => new BuyerInput())];
        if (Contract.Form is not { } form)
            return;
        foreach (var (typed, input) in form.Buyers.Zip(buyers))
            (input.Name, input.Phone, input.Address) = (typed.Name, typed.Phone, typed.Address);
        (off, total, inner, first, percent, balance, loanOn) = (form.Off, form.Total, form.InnerUnitPrice, form.FirstPayment, form.FirstPaymentHundredths, form.Balance, form.LoanExpectedOn);
        (receipt, outsiders, proxy) = (form.DepositReceipt, form.HasOutsiders, form.IsByProxy);
    }

    private Task Send() => Submit(new FillInForm(Workplace.ProjectId, Deal.Id, new TypedForm(
        [.. buyers.Select(buyer => new TypedBuyer(buyer.Name, buyer.IdNumber, buyer.Phone, buyer.Address))],
        off ?? Money.Zero, total ?? Money.Zero, inner ?? Money.Zero, first ?? Money.Zero, percent / 100m, balance ?? Money.Zero, loanOn, receipt, outsiders, proxy)));

    private sealed class BuyerInput
    {
        public string Name { get; set; } = "";

        public string IdNumber { get; set; } = "";

        public string Phone { get; set; } = "";

        public string Address { get; set; } = "";
    }
}
