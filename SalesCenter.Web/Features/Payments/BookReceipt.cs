using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Payments;

/// <summary>
/// 收款: the cashier books money into the escrow account. With the deposit complete the unit is subscribed in the same transaction, and everybody concerned
/// is told.
/// </summary>
[Allow(Role.Cashier)]
public sealed record BookReceipt(Guid ProjectId, Guid DealId, Payment Payment) : Command<BookedEntry>, IOnDeal;

/// <summary>What was booked.</summary>
/// <param name="Number">收据编号.</param>
/// <param name="IsSubscribed">Whether the deposit is complete, and the unit subscribed.</param>
public sealed record BookedEntry(Guid EntryId, string Number, bool IsSubscribed);

public sealed class BookReceiptHandler(SalesDb db, DiscountKeeper keeper, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<BookReceipt, BookedEntry>
{
    private static readonly Role[] Told = [Role.SalesManager, Role.MarketingDirector, Role.AdminClerk];

    public async ValueTask<BookedEntry> Handle(BookReceipt command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        subscription.RequireRoomFor(command.Payment, ledger, time.Now());
        if (subscription is { SubscribedAt: null, SpecialDiscountId: { } special } && command.Payment.Purpose == PaymentPurpose.Deposit)
            await RequireDiscount(special, command.ProjectId, cancellationToken);
        var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Receipt, user.Id, time.Now(), cancellationToken);
        var entry = ledger.Receive(command.Payment, number, await db.EscrowAccount(command.ProjectId, cancellationToken), booking);
        var complete = subscription.IsPaidBy(ledger);
        if (complete)
            await Conclude(deal, subscription, cancellationToken);
        else if (deal.ConsultantId != user.Id)
            notices.Tell(command.ProjectId, deal.ConsultantId, "notice.receipt-booked", $"deals/{deal.Id}", new UnitReference(deal.UnitId), command.Payment.Amount, number);
        return new BookedEntry(entry.Id, number, complete);
    }

    /// <summary>Nobody pays for a price whose special discount is void: it is agreed anew first.</summary>
    private async Task RequireDiscount(Guid discountId, Guid projectId, CancellationToken cancellation)
    {
        var discount = await db.SpecialDiscount(discountId, cancellation);
        discount.RequireUsed((await keeper.Required(discount, await db.Settings(projectId, cancellation), cancellation)).Binding);
    }

    private async Task Conclude(Deal deal, Subscription subscription, CancellationToken cancellation)
    {
        subscription.Conclude((await db.Settings(deal.ProjectId, cancellation)).Calendar, time.Now());
        deal.Subscribe(time.Now());
        var customer = await db.Customers.SingleAsync(customer => customer.Id == deal.CustomerId, cancellation);
        customer.Reach(CustomerStage.Subscribed, deal.ConsultantId, time.Now());
        notices.Tell(deal.ProjectId, deal.ConsultantId, "notice.subscribed", $"deals/{deal.Id}", new UnitReference(deal.UnitId), subscription.Price!.Final, subscription.SigningBy);
        await notices.TellRoles(deal.ProjectId, Told, deal.ConsultantId, "notice.subscribed", $"deals/{deal.Id}", new UnitReference(deal.UnitId), subscription.Price.Final, subscription.SigningBy);
    }
}
