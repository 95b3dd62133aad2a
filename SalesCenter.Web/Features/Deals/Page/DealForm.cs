using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Deals.Page;

/// <summary>A form about one deal.</summary>
public abstract class DealForm : CommandForm
{
    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter, EditorRequired]
    public DealSheet Deal { get; set; } = null!;

    /// <summary>What is agreed so far.</summary>
    protected AgreedTerms Agreed => Deal.Agreed!;
}
