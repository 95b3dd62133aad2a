using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>同意 or 还价: approves a special discount, in full or less; the first who may and does decides. The consultant's screen follows at once.</summary>
/// <param name="Less">The counter-offer; nothing approves what was asked for.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record ApproveDiscount(Guid ProjectId, Guid DiscountId, CounterOffer? Less = null, [property: TextLength(SpecialDiscount.LongestReason)] string Answer = "") : Command<Done>, IInProject;

/// <summary>还价: less than was asked for, in any of the four shapes.</summary>
/// <param name="Amount">In 0.01 % for a per cent, else in fen, as <see cref="Discount"/> takes it.</param>
public sealed record CounterOffer(DiscountShape Shape, long Amount);

public sealed class ApproveDiscountHandler(SalesDb db, DiscountApprovers approvers, DiscountKeeper keeper, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ApproveDiscount, Done>
{
    public async ValueTask<Done> Handle(ApproveDiscount command, CancellationToken cancellationToken)
    {
        // Prices, rules and the month's quota are read under the lock: the approval is true of them at its commit.
        await db.BeginWrite(cancellationToken);
        var discount = await db.SpecialDiscount(command.DiscountId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var approver = await approvers.Of(user.Actor, command.ProjectId, settings, cancellationToken);
        _ = discount.Authorities(approver);
        var (basis, binding) = await keeper.Required(discount, settings, cancellationToken);
        var less = command.Less is { } offer ? new Discount(offer.Shape, offer.Amount) : null;

        discount.Approve(approver, basis, binding, less, command.Answer, settings.Discounts, time.Now());
        notices.TellAskers(discount, user.Id, discount.IsCounterOffer ? "notice.discount-countered" : "notice.discount-approved", new PersonReference(user.Id), discount.Granted!.Final, discount.ValidUntil);
        return default;
    }
}
