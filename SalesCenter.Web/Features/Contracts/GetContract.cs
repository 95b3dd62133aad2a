using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>签约 of a deal: how far it has come, who is next, and what they need for it.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetContract(Guid ProjectId, Guid DealId) : Query<ContractSheet>, IOnDeal;

/// <summary>A contract as the reader may see it.</summary>
/// <param name="Next">The step that the signature waits for; nothing once it is signed.</param>
/// <param name="Open">What can be done now.</param>
/// <param name="Papers">What the customer must bring.</param>
/// <param name="Places">Where signatures belong.</param>
/// <param name="MissingPapers">What the file of the contract misses, with how many.</param>
public sealed record ContractSheet(
    DateTime? AppointedAt, string Number, DateOnly? SignedOn, IReadOnlyList<ContractMark> Marks, ContractStep? Next, IReadOnlyList<ContractStep> Open, IReadOnlyList<ContractReturned> SentBack,
    IReadOnlyList<ErrandDone> Errands, IReadOnlyList<BroughtPaper> Papers, IReadOnlyList<SignaturePlace> Places, IReadOnlyList<string> Clauses, IReadOnlyList<RequiredPaper> MissingPapers)
{
    /// <summary>网签 and 备案: deadlines, numbers, days.</summary>
    public AuthorityFacts Authority { get; init; } = new(null, "", null, null, "", null);

    /// <summary>What was typed; open to whoever answers for the customer.</summary>
    public SigningForm? Form { get; init; }

    /// <summary>What was typed beside what the system has; nothing for whoever may not see the customer's data, and while nothing was typed.</summary>
    public SigningCheck? Check { get; init; }

    /// <summary>The versions, the latest first.</summary>
    public IReadOnlyList<ContractVersion> Versions { get; init; } = [];

    /// <summary>首付款 that is still to come before the signature.</summary>
    public Money FirstPaymentDue { get; init; }

    /// <summary>The request under way that holds the steps up.</summary>
    public RequestKind? HeldUpBy { get; init; }
}

/// <summary>What the authority has of a contract, and until when it must.</summary>
public sealed record AuthorityFacts(DateOnly? OnlineDueOn, string OnlineNumber, DateOnly? OnlineOn, DateOnly? FilingDueOn, string FilingNumber, DateOnly? FiledOn);

public sealed class GetContractHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetContract, ContractSheet>
{
    private static readonly Role[] Readers = [Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<ContractSheet> Handle(GetContract query, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.AsNoTracking().SingleAsync(deal => deal.Id == query.DealId, cancellationToken);
        var agreed = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(agreed => agreed.Id == query.DealId && agreed.SubscribedAt != null, cancellationToken) ?? throw new RefusedException(ContractRefusals.NotSubscribed(deal.UnitId));
        var contract = await db.Contracts.AsNoTracking().SingleOrDefaultAsync(contract => contract.Id == query.DealId, cancellationToken);
        var clauses = await db.Clauses(query.DealId, cancellationToken);
        if (contract is null)
            return new ContractSheet(null, "", null, [], ContractStep.Appointment, [ContractStep.Appointment], [], [], [], [], clauses, []) { HeldUpBy = await HeldUpBy(query.DealId, cancellationToken) };
        var ledger = await db.Ledgers.AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == query.DealId, cancellationToken);
        var file = await db.DealFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == query.DealId, cancellationToken) ?? new DealFile(deal, agreed.BeganAt);
        var isOwn = user.Actor.Reaches(deal.ConsultantId);
        var seesCustomer = isOwn || Readers.Any(user.Actor.Roles.Contains);
        return new ContractSheet(
            contract.AppointedAt, contract.Number, contract.SignedOn, [.. contract.Marks.OrderBy(mark => mark.Step)], contract.Next, deal.IsOpen ? contract.Open : [], [.. contract.SentBack.OrderByDescending(returned => returned.Place)],
            contract.Errands, contract.Form is { } form ? Contract.PapersOf(agreed, form) : [], Contract.PlacesOf(clauses.Count > 0), clauses, contract.IsSigned ? file.Missing(await db.Checklist(agreed, cancellationToken)) : [])
        {
            Authority = new AuthorityFacts(contract.OnlineDueOn, contract.OnlineNumber, contract.OnlineOn, contract.FilingDueOn, contract.FilingNumber, contract.FiledOn),
            Form = isOwn ? contract.Form : null,
            Check = seesCustomer && contract is { Form: { } typed, IsSigned: false } && agreed.Missing is null ? Shown(SigningCheck.Of(typed, agreed, deal.InnerArea().ToArea(), ledger), isOwn) : null,
            Versions = [.. contract.Versions.OrderByDescending(version => version.Number)],
            FirstPaymentDue = contract.IsSigned || agreed.Plan is null ? Money.Zero : agreed.FirstPaymentDue(ledger),
            HeldUpBy = await HeldUpBy(query.DealId, cancellationToken),
        };
    }

    /// <summary>Whoever does not answer for the customer sees that phone and address agree, and not what they are.</summary>
    private static SigningCheck Shown(SigningCheck check, bool isOwn) => isOwn
        ? check
        : new SigningCheck([.. check.Lines.Select(line => line.Item is SigningItem.Phone or SigningItem.Address ? line with { Typed = "****", Computed = "****" } : line)]);

    private Task<RequestKind?> HeldUpBy(Guid dealId, CancellationToken cancellation) =>
        db.DealRequests.AsNoTracking().Where(request => request.DealId == dealId && request.IsOpen).Select(request => (RequestKind?)request.Kind).FirstOrDefaultAsync(cancellation);
}
