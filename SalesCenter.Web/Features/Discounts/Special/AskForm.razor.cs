using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Components;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Discounts.Special;

public sealed partial class AskForm
{
    private readonly List<EvidenceFile> evidence = [];
    private PlanTerms terms = null!;
    private IReadOnlyList<DiscountLine> claims = [];
    private IReadOnlyCollection<DiscountLine> claimed = [];
    private DiscountShape shape;
    private int hundredths = 100;
    private Money? money;
    private string reason = "";
    private DiscountPreview? preview;
    private Refusal? wrong;
    private int previews;
    private bool attaching;

    [Inject]
    private UseCases Asked { get; set; } = null!;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter, EditorRequired]
    public Guid DealId { get; set; }

    /// <summary>How the price is paid where that is agreed already; nothing while it is open.</summary>
    [Parameter]
    public PlanTerms? Fixed { get; set; }

    /// <summary>The discounts that are claimed already, by name.</summary>
    [Parameter]
    public IReadOnlyCollection<string> ClaimedNames { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        terms = Fixed ?? new PlanTerms(PaymentMethod.Mortgage, Money.Zero, Workplace.Settings.LeastFirstPaymentPercent, Workplace.Settings.ProvidentFundLimit, Instalments: 2, MonthsApart: 3);
        claims = [.. (await Ask(new GetDiscounts(Workplace.ProjectId)) ?? []).Where(line => line.IsOnOffer && !line.Rule.IsGivenByItself)];
        claimed = [.. claims.Where(line => ClaimedNames.Contains(line.Rule.Name))];
        await Preview();
    }

    private long Amount => shape == DiscountShape.PercentOff ? hundredths : money?.Fen ?? 0;

    private PlanTerms Terms => terms.Method == PaymentMethod.OnePayment ? terms with { FirstPaymentPercent = 100 } : terms;

    private Guid[] Claimed => [.. claimed.Select(line => line.Id)];

    private Task Change(Action change)
    {
        change();
        return Preview();
    }

    private async Task Preview()
    {
        var round = ++previews;
        if (shape != DiscountShape.PercentOff && money is null)
        {
            (preview, wrong) = (null, null);
            return;
        }
        var answer = await Asked.Send(new PreviewDiscount(Workplace.ProjectId, DealId, shape, Amount, Terms, Claimed));
        if (round == previews)
            (preview, wrong) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
    }

    private void Attach(ChosenFile file) => evidence.Add(new EvidenceFile(file.Name, file.Content));

    private Task Send() => Submit(new AskForDiscount(Workplace.ProjectId, DealId, shape, Amount, Terms, Claimed, reason, [.. evidence]));
}
