using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Deals.Page;

public sealed partial class TermsForm
{
    private PlanTerms terms = new(PaymentMethod.Mortgage, Money.Zero);
    private IReadOnlyList<DiscountLine> claims = [];
    private IReadOnlyCollection<DiscountLine> claimed = [];
    private Money? deposit;
    private TermsPreview? preview;
    private Refusal? wrong;
    private SpecialLine? usable;
    private bool useSpecial, pressed;
    private int previews;

    /// <summary>The unit that is wanted instead; nothing while terms are agreed for the deal's own.</summary>
    [Parameter]
    public Guid? SwapTo { get; set; }

    /// <summary>Why it is wanted instead.</summary>
    [Parameter]
    public string Reason { get; set; } = "";

    [Inject]
    private UseCases Asked { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        terms = Agreed.Plan is { } plan ? plan.Terms with { CommercialLoan = 0 } : new PlanTerms(PaymentMethod.Mortgage, Money.Zero, Workplace.Settings.LeastFirstPaymentPercent, Workplace.Settings.ProvidentFundLimit, Instalments: 2, MonthsApart: 3);
        deposit = SwapTo is not null ? Agreed.Received : Agreed.Plan?.Terms.Deposit;
        var known = await Ask(new GetDiscounts(Workplace.ProjectId)) ?? [];
        claims = [.. known.Where(line => line.IsOnOffer && !line.Rule.IsGivenByItself)];
        claimed = [.. claims.Where(line => Agreed.Price?.Steps.Any(step => step.Name == line.Rule.Name) == true)];
        usable = Usable;
        UseSpecial(usable is not null);
        await Preview();
    }

    private PlanTerms Terms => terms with { Deposit = deposit ?? Money.Zero, FirstPaymentPercent = terms.Method == PaymentMethod.OnePayment ? 100 : terms.FirstPaymentPercent };

    private SpecialLine? Usable => SwapTo is not null ? null : Deal.Specials.FirstOrDefault(special => special.CanBeUsed || special.Id == Agreed.SpecialDiscountId);

    /// <summary>An approval that arrives while the form is open is offered; nothing that was typed changes by itself.</summary>
    protected override void OnParametersSet()
    {
        if (usable?.Id != Usable?.Id)
            (usable, useSpecial) = (Usable, false);
    }

    private Guid[] Claimed => [.. claimed.Select(line => line.Id)];

    private Guid? Special => useSpecial ? usable?.Id : null;

    /// <summary>An approved discount was asked for with a plan and other discounts beside it: it comes with them.</summary>
    private void UseSpecial(bool use)
    {
        useSpecial = use;
        if (use && usable is { CanBeUsed: true })
            (terms, claimed) = (usable.Terms with { Bank = usable.Terms.Bank.Length > 0 ? usable.Terms.Bank : terms.Bank }, [.. claims.Where(line => usable.Claims.Contains(line.Id))]);
    }

    private Task Change(Action change)
    {
        change();
        return Preview();
    }

    private async Task Preview()
    {
        var round = ++previews;
        var answer = await Asked.Send(new PreviewTerms(Workplace.ProjectId, Deal.Id, Terms, Claimed, SwapTo, Special));
        if (round == previews)
            (preview, wrong) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
    }

    /// <summary>What is still missing is said by the preview, at the latest when the button is pressed.</summary>
    private async Task Send()
    {
        pressed = true;
        if (preview?.Plan is null)
            await Preview();
        if (preview?.Plan is null)
            return;
        await (SwapTo is { } unitId
            ? Submit(new AskForSwap(Workplace.ProjectId, Deal.Id, unitId, Terms, Claimed, Reason))
            : Submit(new AgreeTerms(Workplace.ProjectId, Deal.Id, Terms, Claimed, Special)));
    }
}
