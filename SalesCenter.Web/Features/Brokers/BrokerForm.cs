using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Components;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Brokers;

/// <summary>A form about brokers, which works in one project.</summary>
public abstract class BrokerForm : CommandForm
{
    [Parameter, EditorRequired]
    public Workplace Workplace { get; set; } = null!;
}
