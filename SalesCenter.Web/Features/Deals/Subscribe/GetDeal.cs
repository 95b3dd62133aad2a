using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>One deal on one page: what is agreed, what is paid, what is next.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetDeal(Guid ProjectId, Guid DealId) : Query<DealSheet>, IOnDeal;

/// <summary>A deal as the reader may see it.</summary>
/// <param name="IsOwn">Whether the customer's file is open to the reader; numbers are masked for others.</param>
/// <param name="LinkedUnitIds">What is sold together with the unit.</param>
public sealed record DealSheet(
    Guid Id, Guid UnitId, IReadOnlyList<Guid> LinkedUnitIds, Guid CustomerId, string CustomerName, string CustomerPhone, Guid ConsultantId, bool IsOwn, DealStage Stage, bool IsOpen,
    DealEnd? End, DateTime HeldAt, DateTime? HeldUntil, DateTime? ClosedAt, SelectionSlip? Slip, Money ListPrice, Area GrossArea, Area? InnerArea)
{
    /// <summary>Nothing before the selection is approved.</summary>
    public AgreedTerms? Agreed { get; init; }

    /// <summary>特殊折扣 asked for it, the latest on top.</summary>
    public IReadOnlyList<SpecialLine> Specials { get; init; } = [];

    /// <summary>Whether the formal contract is printed: no clause joins it any more.</summary>
    public bool IsContractPrinted { get; init; }

    /// <summary>The requests about it, the latest on top.</summary>
    public IReadOnlyList<RequestLine> Requests { get; init; } = [];
}

/// <summary>What is agreed with the customer, and what they paid.</summary>
/// <param name="Missing">What is to be agreed next; nothing when all is.</param>
public sealed record AgreedTerms(
    DateTime BeganAt, DateTime FinishBy, Guid? ConsentedById, DateTime? ConsentedAt, Refusal? Missing, IReadOnlyList<BuyerLine> Buyers, PriceLadder? Price, PaymentPlan? Plan,
    DateTime? SubscribedAt, DateOnly? SigningBy, IReadOnlyList<EntryLine> Entries, Money Received, Money Prepaid)
{
    /// <summary>The special discount in the price; nothing where there is none.</summary>
    public Guid? SpecialDiscountId { get; init; }

    /// <summary>应收 of a signed contract, in the order of their days.</summary>
    public IReadOnlyList<Due> Dues { get; init; } = [];

    /// <summary>Cheques that were taken, the latest first.</summary>
    public IReadOnlyList<Cheque> Cheques { get; init; } = [];

    /// <summary>What is here for each purpose.</summary>
    public IReadOnlyDictionary<PaymentPurpose, Money> Balances { get; init; } = new Dictionary<PaymentPurpose, Money>();

    /// <summary>首付款 that is still to come before the contract can be signed.</summary>
    public Money FirstPaymentDue { get; init; }
}

/// <summary>A request and how far it has come.</summary>
/// <param name="Next">Whose approval is awaited; nobody's once it is decided.</param>
public sealed record RequestLine(
    Guid Id, RequestKind Kind, RequestState State, string Reason, Guid AskedById, DateTime AskedAt, CancellationGround? Ground, DateOnly? SigningBy, string RefusedBecause,
    DateTime? PapersBackAt, DateTime? DoneAt, IReadOnlyList<ApprovalLine> Approvals, Role? Next)
{
    /// <summary>The unit that is wanted instead, and its price; of a swap alone.</summary>
    public UnitSwap? Swap { get; init; }

    /// <summary>The price with the special discount; of a change of price alone.</summary>
    public PriceLadder? Price { get; init; }

    /// <summary>Whether agreement and receipt are still to come back from the buyer.</summary>
    public bool NeedsPapers { get; init; }

    /// <summary>Whether online signing and filing must be taken back first; of a return alone.</summary>
    public bool NeedsFilingRevoked { get; init; }

    /// <summary>When they were, UTC.</summary>
    public DateTime? FilingRevokedAt { get; init; }

    /// <summary>What is wanted about the contract.</summary>
    public ContractWish Wish { get; init; } = ContractWish.None;

    /// <summary>Who is to buy instead; of a change of buyers alone.</summary>
    public IReadOnlyList<WantedBuyerLine> Buyers { get; init; } = [];
}

/// <summary>What a request wants about a contract.</summary>
/// <param name="Penalty">违约金; of a return alone.</param>
public sealed record ContractWish(string Clause, IReadOnlyList<NameWanted> Names, PlanTerms? Terms, AreaWanted? Area, Money Penalty)
{
    public static readonly ContractWish None = new("", [], null, null, Money.Zero);

    public static ContractWish Of(DealRequest request) => new(request.Clause, request.Names?.All ?? [], request.Payment?.Terms, request.Area, request.Penalty);
}

/// <summary>Somebody who is to be a buyer; of the ID number only the ending.</summary>
public sealed record WantedBuyerLine(string Name, decimal Share, string IdEnding, BuyerRelation Relation);

/// <summary>One approval that a request needs, and by whom it was given.</summary>
public sealed record ApprovalLine(Role Role, Guid? ApprovedById, DateTime? ApprovedAt);

/// <summary>A buyer; of the ID number only the ending.</summary>
public sealed record BuyerLine(Guid Id, string Name, decimal Share, IdDocumentKind Document, string IdEnding, string Phone, string Address, string Representative);

/// <summary>A booking.</summary>
/// <param name="IsReversed">Whether another entry takes it back.</param>
public sealed record EntryLine(
    Guid Id, EntryKind Kind, PaymentPurpose Purpose, Money Amount, PaymentWay Way, string Number, string Reference, string Payer, Guid CashierId, DateTime At, string Reason, bool IsReversed);

public sealed class GetDealHandler(SalesDb db, IMediator mediator, CurrentUser user) : IQueryHandler<GetDeal, DealSheet>
{
    public async ValueTask<DealSheet> Handle(GetDeal query, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.AsNoTracking().SingleAsync(deal => deal.Id == query.DealId, cancellationToken);
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == deal.CustomerId).Select(customer => new { customer.Name, customer.Phone }).SingleAsync(cancellationToken);
        var isOwn = user.Actor.Reaches(deal.ConsultantId);
        var inner = deal.Units.Any(unit => unit.Unit.InnerAreaValue is null) ? null : deal.Units.Sum(unit => unit.Unit.InnerAreaValue);
        return new DealSheet(
            deal.Id, deal.UnitId, [.. deal.Units.Select(unit => unit.UnitId).Where(unit => unit != deal.UnitId)], deal.CustomerId, customer.Name, Shown(customer.Phone, isOwn), deal.ConsultantId, isOwn,
            deal.Stage, deal.IsOpen, deal.End, deal.HeldAt, deal is { IsOpen: true, Stage: DealStage.Held } ? deal.HeldUntil : null, deal.ClosedAt, deal.Slip, deal.ListPrice,
            new Area(deal.Units.Sum(unit => unit.Unit.GrossAreaValue)), inner is { } value ? new Area(value) : null)
        {
            Agreed = await Agreed(deal.Id, isOwn, cancellationToken),
            Requests = await Requests(deal.Id, cancellationToken),
            IsContractPrinted = await db.Contracts.AnyAsync(contract => contract.Id == deal.Id && contract.Number != "", cancellationToken),
            Specials = await mediator.Send(new DealDiscounts(query.ProjectId, query.DealId), cancellationToken),
        };
    }

    private async Task<AgreedTerms?> Agreed(Guid dealId, bool isOwn, CancellationToken cancellation)
    {
        var terms = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(subscription => subscription.Id == dealId, cancellation);
        if (terms is null)
            return null;
        var ledger = await db.Ledgers.AsNoTracking().Include(ledger => ledger.Entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id)).SingleAsync(ledger => ledger.Id == dealId, cancellation);
        var reversed = ledger.Entries.Select(entry => entry.ReversesId).OfType<Guid>().ToHashSet();
        return new AgreedTerms(
            terms.BeganAt, terms.FinishBy, terms.ConsentedById, terms.ConsentedAt, terms.Missing,
            [.. terms.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => new BuyerLine(
                buyer.Id, buyer.Name, buyer.ShareHundredths / 100m, buyer.Document, buyer.IdEnding, Shown(buyer.Phone, isOwn), isOwn ? buyer.Address : "", buyer.Representative))],
            terms.Price, terms.Plan, terms.SubscribedAt, terms.SigningBy,
            [.. ledger.Entries.Select(entry => new EntryLine(
                entry.Id, entry.Kind, entry.Purpose, entry.Amount, entry.Way, entry.Number, entry.Reference, entry.Payer, entry.CashierId, entry.At, entry.Reason, reversed.Contains(entry.Id)))],
            ledger.BalanceOf(PaymentPurpose.Deposit), ledger.BalanceOf(PaymentPurpose.Prepayment))
        {
            SpecialDiscountId = terms.SpecialDiscountId,
            Dues = [.. ledger.Dues.OrderBy(due => due.DueOn).ThenBy(due => due.Place)],
            Cheques = [.. ledger.Cheques.OrderByDescending(cheque => cheque.TakenAt)],
            Balances = Enum.GetValues<PaymentPurpose>().ToDictionary(purpose => purpose, ledger.BalanceOf),
            FirstPaymentDue = terms.SubscribedAt is null || ledger.Dues.Count > 0 ? Money.Zero : terms.FirstPaymentDue(ledger),
        };
    }

    private async Task<IReadOnlyList<RequestLine>> Requests(Guid dealId, CancellationToken cancellation)
    {
        var requests = await db.DealRequests.AsNoTracking().Where(request => request.DealId == dealId).OrderByDescending(request => request.AskedAt).ToListAsync(cancellation);
        return [.. requests.Select(request => new RequestLine(
            request.Id, request.Kind, request.State, request.Reason, request.AskedById, request.AskedAt, request.Ground, request.SigningBy, request.RefusedBecause, request.PapersBackAt, request.DoneAt,
            [.. request.Approvals.OrderBy(approval => approval.Place).Select(approval => new ApprovalLine(approval.Role, approval.ApprovedById, approval.ApprovedAt))], request.Next?.Role)
        {
            Swap = request.Swap,
            Price = request.Price?.Price,
            NeedsPapers = request.NeedsPapers,
            NeedsFilingRevoked = request.NeedsFilingRevoked,
            FilingRevokedAt = request.FilingRevokedAt,
            Wish = ContractWish.Of(request),
            Buyers = [.. request.Buyers?.All.Select(buyer => new WantedBuyerLine(buyer.Name, buyer.ShareHundredths / 100m, buyer.IdEnding, buyer.Relation)) ?? []],
        })];
    }

    private static string Shown(string phone, bool isOwn) => isOwn || phone.Length == 0 ? phone : Customer.Mask(phone);
}
