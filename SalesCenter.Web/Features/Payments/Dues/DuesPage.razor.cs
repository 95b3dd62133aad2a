using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Web.Features.Payments.Dues;

/// <summary>应收台账: the ages of what is due, and every due with its deal.</summary>
public sealed partial class DuesPage
{
    /// <summary>What a signed contract makes due; deposits come before it.</summary>
    private static readonly PaymentPurpose[] Purposes = [.. Enum.GetValues<PaymentPurpose>().Where(purpose => purpose >= PaymentPurpose.FirstPayment)];

    private DueSheet? sheet;
    private Refusal? refusal;
    private string search = "";

    /// <summary>Which dues are shown; nothing for all that are open.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Purpose { get; set; }

    private DueFilter Filter => Enum.TryParse<DueFilter>(Show, out var filter) && Enum.IsDefined(filter) ? filter : DueFilter.AllOpen;

    private PaymentPurpose? Wanted => Enum.TryParse<PaymentPurpose>(Purpose, out var purpose) && Enum.IsDefined(purpose) ? purpose : null;

    private string ExportAddress => $"{Workplace.Link("dues/export")}?show={Filter}{(Wanted is { } purpose ? $"&purpose={purpose}" : "")}";

    private List<DueRow> Matching => [.. sheet!.Rows.Where(due => string.IsNullOrWhiteSpace(search)
        || $"{Words.UnitName(due.UnitId)} {due.CustomerName} {Words.Person(due.ConsultantId)}".Contains(search.Trim(), StringComparison.OrdinalIgnoreCase))];

    protected override Task OnParametersSetAsync() => sheet is null ? Task.CompletedTask : Refresh();

    protected override async Task Refresh()
    {
        var answer = await UseCases.Send(new DueList(Workplace.ProjectId, Filter, Wanted));
        (sheet, refusal) = (answer.Succeeded ? answer.Value : sheet, answer.Refusal);
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value));

    private static Money Sum(IEnumerable<DueRow> dues, Func<DueRow, Money> of) => new(dues.Sum(due => of(due).Fen));
}
