using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Components;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Stock;

/// <summary>A form of stock administration, which works in one project.</summary>
public abstract class StockForm : CommandForm
{
    [Parameter, EditorRequired]
    public Workplace Workplace { get; set; } = null!;
}
