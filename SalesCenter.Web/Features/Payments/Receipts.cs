using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Web.Features.Payments;

/// <summary>Books what has come in, and does what follows from it; asked under the write lock.</summary>
public sealed class Receipts(SalesDb db, DiscountKeeper discounts, ContractKeeper contracts, CurrentUser user, Notices notices, TimeProvider time)
{
    private static readonly Role[] Told = [Role.SalesManager, Role.MarketingDirector, Role.AdminClerk];

    /// <param name="isPaid">Whether the bank has paid already: then it is booked whatever is due, and what is too much goes back.</param>
    public async Task<BookedEntry> Book(Guid dealId, Payment payment, bool isPaid, CancellationToken cancellation)
    {
        var now = time.Now();
        var deal = await db.Deal(dealId, cancellation);
        var agreed = await db.Subscription(dealId, cancellation);
        var ledger = await db.Ledger(dealId, cancellation);
        var contract = await db.ContractIfAny(dealId, cancellation);
        var underWay = await UnderWay(dealId, cancellation);
        if (!isPaid)
        {
            agreed.RequireRoomFor(payment, ledger, contract is { IsSigned: true }, now);
            RequireQuiet(payment, contract, underWay);
        }
        if (agreed is { SubscribedAt: null, SpecialDiscountId: { } special } && payment.Purpose == PaymentPurpose.Deposit)
        {
            if (isPaid)
                await discounts.Follow(dealId, await db.Settings(deal.ProjectId, cancellation), cancellation);
            else
                await RequireDiscount(special, deal.ProjectId, cancellation);
        }
        var (number, booking) = await db.NextBooking(deal.ProjectId, NumberSeries.Receipt, user.Id, now, cancellation);
        var entry = ledger.Receive(payment, number, await db.EscrowAccount(deal.ProjectId, cancellation), booking);
        if (Lender(payment.Purpose) is { } lender)
            await db.LoanPaid(dealId, lender, payment.Amount, user.Id, now, cancellation);
        if (agreed.IsPaidBy(ledger))
        {
            await Subscribe(deal, agreed, now, cancellation);
            return new BookedEntry(entry.Id, number, IsSubscribed: true);
        }
        if (contract is not null && underWay is null && payment.Purpose == PaymentPurpose.FirstPayment && await contracts.Conclude(deal, contract, agreed, ledger, now, cancellation))
            return new BookedEntry(entry.Id, number, IsSubscribed: true, IsContracted: true);
        if (deal.ConsultantId != user.Id)
            notices.Tell(deal.ProjectId, deal.ConsultantId, "notice.receipt-booked", $"deals/{deal.Id}", new UnitReference(deal.UnitId), payment.Amount, number);
        return new BookedEntry(entry.Id, number, agreed.SubscribedAt is not null && payment.Purpose == PaymentPurpose.Deposit);
    }

    /// <summary>Who lends what is booked under a purpose; nobody for what the buyer pays.</summary>
    internal static LoanKind? Lender(PaymentPurpose purpose) => purpose switch
    {
        PaymentPurpose.CommercialLoan => LoanKind.Commercial,
        PaymentPurpose.ProvidentFundLoan => LoanKind.ProvidentFund,
        _ => null,
    };

    /// <summary>Nothing is paid into what is being given up; and before the signature, into what is being changed.</summary>
    internal static void RequireQuiet(Payment payment, Contract? contract, RequestKind? underWay)
    {
        if (payment.Purpose is not (PaymentPurpose.Deposit or PaymentPurpose.Prepayment) && underWay is { } kind && (contract is not { IsSigned: true } || RequestKindRules.Endings.Contains(kind)))
            throw new RefusedException(ContractRefusals.RequestIsOpen(kind));
    }

    /// <summary>What is asked about the deal and not decided.</summary>
    internal Task<RequestKind?> UnderWay(Guid dealId, CancellationToken cancellation) =>
        db.DealRequests.AsNoTracking().Where(request => request.DealId == dealId && request.IsOpen).Select(request => (RequestKind?)request.Kind).FirstOrDefaultAsync(cancellation);

    /// <summary>Nobody pays for a price whose special discount is void: it is agreed anew first.</summary>
    private async Task RequireDiscount(Guid discountId, Guid projectId, CancellationToken cancellation)
    {
        var discount = await db.SpecialDiscount(discountId, cancellation);
        discount.RequireUsed((await discounts.Required(discount, await db.Settings(projectId, cancellation), cancellation)).Binding);
    }

    private async Task Subscribe(Deal deal, Subscription agreed, DateTime now, CancellationToken cancellation)
    {
        agreed.Conclude((await db.Settings(deal.ProjectId, cancellation)).Calendar, now);
        deal.Subscribe(now);
        var customer = await db.Customers.SingleAsync(customer => customer.Id == deal.CustomerId, cancellation);
        customer.Reach(CustomerStage.Subscribed, deal.ConsultantId, now);
        notices.Tell(deal.ProjectId, deal.ConsultantId, "notice.subscribed", $"deals/{deal.Id}", new UnitReference(deal.UnitId), agreed.Price!.Final, agreed.SigningBy);
        await notices.TellRoles(deal.ProjectId, Told, deal.ConsultantId, "notice.subscribed", $"deals/{deal.Id}", new UnitReference(deal.UnitId), agreed.Price.Final, agreed.SigningBy);
    }
}
