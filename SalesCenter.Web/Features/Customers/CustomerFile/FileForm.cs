using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Components;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>A form about one customer.</summary>
public abstract class FileForm : CommandForm
{
    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }
}
