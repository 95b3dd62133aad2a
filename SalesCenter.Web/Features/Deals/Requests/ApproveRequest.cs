using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>One of those who must approve does; with the last approval the change takes effect, and a cancellation or return goes on to clerk and cashier.</summary>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.SalesAssistant)]
public sealed record ApproveRequest(Guid ProjectId, Guid DealId, Guid? AskedId = null) : Command<Done>, IOnDeal;

public sealed class ApproveRequestHandler(SalesDb db, DiscountKeeper keeper, ContractKeeper contracts, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ApproveRequest, Done>
{
    private static readonly Role[] Settlers = [Role.AdminClerk, Role.Cashier], Records = [Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<Done> Handle(ApproveRequest command, CancellationToken cancellationToken)
    {
        // A change of price or unit is held against floor and filed price under the lock.
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, command.AskedId, cancellationToken);
        if (!request.Approve(user.Actor, deal, time.Now()))
        {
            await notices.TellApprovers(request, deal, user.Id);
            return default;
        }
        await TakeEffect(request, deal, cancellationToken);
        notices.TellAskers(request, deal, user.Id, "notice.request-approved");
        return default;
    }

    private async Task TakeEffect(DealRequest request, Deal deal, CancellationToken cancellation)
    {
        var now = time.Now();
        if (request.Kind is RequestKind.Cancellation or RequestKind.UnitReturn)
        {
            if (request.NeedsFilingRevoked)
                await notices.TellRoles(deal.ProjectId, Records, user.Id, "notice.return-approved", ContractNotices.Page(deal), new UnitReference(deal.UnitId));
            else
                await notices.TellRoles(deal.ProjectId, Settlers, user.Id, "notice.cancellation-approved", $"deals/{deal.Id}", new UnitReference(deal.UnitId));
            return;
        }
        var subscription = await db.Subscription(deal.Id, cancellation);
        var settings = await db.SettingsFor(deal, now, cancellation);
        var then = settings.Then(subscription);
        var signedBy = deal.Stage == DealStage.Subscribed ? subscription.SigningBy!.Value : subscription.Plan!.SigningBy;
        switch (request.Kind)
        {
            case RequestKind.Extension:
                subscription.Extend(request, now);
                await contracts.Amend(request, deal, subscription, now, cancellation);
                return;
            case RequestKind.Clause:
                request.Complete(now);
                await contracts.Amend(request, deal, subscription, now, cancellation);
                return;
            case RequestKind.BuyerChange:
                subscription.ChangeBuyers(request, now);
                break;
            case RequestKind.NameCorrection:
                subscription.CorrectNames(request, now);
                break;
            case RequestKind.PaymentChange:
                var payBy = deal.Stage == DealStage.Subscribed ? signedBy : settings.Calendar.DateOf(now).AddDays(settings.SigningDays);
                subscription.ChangePayment(request, settings, payBy, now);
                break;
            case RequestKind.PriceChange:
                await ChangePrice(request, subscription, then, signedBy, now, cancellation);
                break;
            case RequestKind.AreaChange:
                var basis = await db.PriceOfArea(deal, request.Area!.GrossArea, request.Area.InnerArea, settings, cancellation);
                subscription.ChangeArea(request, basis, basis.Ladder(subscription.SpecialStep), then, signedBy, now);
                break;
            default:
                await Swap(request, deal, subscription, settings, now, cancellation);
                break;
        }
        await contracts.Amend(request, deal, subscription, now, cancellation);
        await db.EndLoans(deal.Id, subscription.Plan, now, cancellation);
        if (deal.Stage == DealStage.Subscribed)
            (await db.DealFiles.SingleOrDefaultAsync(file => file.Id == deal.Id, cancellation))?.Reopen();
        await notices.TellRoles(deal.ProjectId, [Role.AdminClerk], user.Id, "notice.deal-changed", $"deals/{deal.Id}", new UnitReference(deal.UnitId), request.Kind);
    }

    /// <summary>Uses the special discount, if it still holds.</summary>
    private async Task ChangePrice(DealRequest request, Subscription subscription, ProjectSettings settings, DateOnly signedBy, DateTime now, CancellationToken cancellation)
    {
        var discount = await db.SpecialDiscount(request.Price!.SpecialDiscountId, request.DealId, cancellation);
        var (basis, binding) = await keeper.Required(discount, settings, cancellation);
        discount.Use(binding, now);
        await keeper.Drop(subscription.SpecialDiscountId, DiscountChange.NotTaken, cancellation);
        subscription.ChangePrice(request, basis.Ladder(discount.Grant), basis.Floor, basis.Filed, settings, signedBy, now);
    }

    /// <summary>Takes the other unit and frees the first with one commit; whoever is faster by a moment makes this one be asked again, and refused.</summary>
    private async Task Swap(DealRequest request, Deal deal, Subscription subscription, ProjectSettings settings, DateTime now, CancellationToken cancellation)
    {
        var wanted = await db.UnitsToSell(request.Swap!.ToUnitId, cancellation);
        deal.SwapTo(wanted, request.Swap, now);
        await keeper.Drop(subscription.SpecialDiscountId, DiscountChange.Units, cancellation);
        var pricing = Pricing.Of(wanted);
        subscription.SwapUnit(request, pricing.Floor, pricing.Filed, settings.For(wanted[0].Unit.Use, settings.Calendar.DateOf(now)), now);
    }
}
