using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Approvals;

public sealed partial class DiscountCard
{
    private string name = "", reason = "";
    private Mode mode;
    private CounterRange? range;
    private int step;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter, EditorRequired]
    public PendingDiscount Pending { get; set; } = null!;

    /// <summary>The answer was sent: the card leaves before the reply is here, and comes back with what is wrong if it is refused.</summary>
    [Parameter]
    public EventCallback<bool> Sent { get; set; }

    private SpecialDiscount Discount => Pending.Discount;

    private Concession Asked => Pending.Asked;

    private CounterRange Range => range!;

    private Discount Offer => Range.At(Math.Clamp(step, 1, Math.Max(1, Range.Steps)));

    private Concession Countered => Pending.Basis.Concession(Pending.Basis.Ladder(Offer));

    protected override void OnParametersSet()
    {
        name = Words.UnitName(Discount.UnitId);
        var most = Pending.Most;
        var next = CounterRange.Of(Pending.Basis, Discount.Wish, most);
        step = range is null ? next.Steps : Math.Min(step, next.Steps);
        range = next;
    }

    private async Task Answer<TAnswer>(Command<TAnswer> command)
    {
        await Sent.InvokeAsync(true);
        await Submit(command);
        if (Refusal is not null)
            await Sent.InvokeAsync(false);
    }

    private static string Depth(Concession concession) => Words.Percent(concession.DepthHundredths);

    private static string Says(Discount discount) =>
        discount.Shape == DiscountShape.PercentOff ? Words.Percent(discount.Amount) : new Money(discount.Amount).ToString();

    private enum Mode
    {
        Look,
        Counter,
        Refuse,
    }
}
