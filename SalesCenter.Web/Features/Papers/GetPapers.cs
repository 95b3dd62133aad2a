using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Papers;

namespace SalesCenter.Web.Features.Papers;

/// <summary>文书 of a deal: which can be printed now, and which were.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetPapers(Guid ProjectId, Guid DealId) : Query<DealPapers>, IOnDeal;

/// <summary>The papers of a deal.</summary>
/// <param name="Printed">The latest on top.</param>
public sealed record DealPapers(IReadOnlyList<PaperKind> Printable, IReadOnlyList<PrintedLine> Printed);

/// <summary>A paper that was printed.</summary>
public sealed record PrintedLine(Guid Id, PaperKind Kind, int TemplateNumber, string Hash, Guid PrintedById, DateTime PrintedAt);

public sealed class GetPapersHandler(SalesDb db, ContractFacts facts, HandoverFacts handovers, CurrentUser user) : IQueryHandler<GetPapers, DealPapers>
{
    public async ValueTask<DealPapers> Handle(GetPapers query, CancellationToken cancellationToken)
    {
        var subscription = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(subscription => subscription.Id == query.DealId, cancellationToken);
        var hasSlip = await db.Deals.AnyAsync(deal => deal.Id == query.DealId && deal.Slip != null, cancellationToken);
        var printed = await db.PrintedPapers.AsNoTracking().Where(paper => paper.DealId == query.DealId).OrderByDescending(paper => paper.PrintedAt)
            .Select(paper => new PrintedLine(paper.Id, paper.Kind, paper.TemplateNumber, paper.Hash, paper.PrintedById, paper.PrintedAt)).ToListAsync(cancellationToken);
        var contract = await db.Contracts.AsNoTracking().SingleOrDefaultAsync(contract => contract.Id == query.DealId, cancellationToken);
        var isReturned = contract is { IsSigned: true } && await facts.ReturnOf(query.DealId, cancellationToken) is not null;
        return new DealPapers(
            [.. Printable(hasSlip, subscription), .. OfContract(subscription, contract, isReturned, user.Actor.Roles.Contains(Role.SalesAssistant)), .. await handovers.Printable(query.DealId, cancellationToken)], printed);
    }

    /// <summary>What can be printed of the contract; the formal one by an assistant alone (SOP 5.2.8).</summary>
    private static IEnumerable<PaperKind> OfContract(Domain.Deals.Subscription? subscription, Domain.Contracts.Contract? contract, bool isReturned, bool isAssistant) => subscription?.SubscribedAt is null
        ? []
        : Enum.GetValues<PaperKind>().Where(kind => kind is >= PaperKind.SigningApproval and <= PaperKind.ReturnAgreement && (kind != PaperKind.FormalContract || isAssistant) && ContractFacts.IsReady(kind, contract, isReturned));

    private static IEnumerable<PaperKind> Printable(bool hasSlip, Domain.Deals.Subscription? subscription)
    {
        if (hasSlip)
            yield return PaperKind.SelectionSlip;
        if (subscription is not { Missing: null, Plan: { } plan })
            yield break;
        yield return PaperKind.BasicInformationForm;
        yield return PaperKind.SubscriptionAgreement;
        yield return PaperKind.CirculationSlip;
        yield return PaperKind.PaymentPlanSheet;
        yield return PaperKind.ContractPapersList;
        if (plan.Loan > Money.Zero)
            yield return PaperKind.MortgagePapersList;
    }
}
