using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>权益人: says who buys, the one who is written to first.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record NameBuyers(Guid ProjectId, Guid DealId, IReadOnlyList<BuyerWish> Buyers) : Command<Done>, IOnDeal;

/// <summary>A buyer as they are written down.</summary>
/// <param name="Share">共有比例 in per cent, up to two decimals.</param>
/// <param name="IdNumber">Left empty for a buyer who is named already, whose number stays.</param>
/// <param name="KnownAs">The buyer who is named already.</param>
/// <param name="Relation">To the buyers of the subscription; asked for when they are changed.</param>
public sealed record BuyerWish(
    [property: TextLength(60)] string Name, decimal Share, IdDocumentKind Document, [property: Secret, TextLength(40)] string IdNumber, [property: TextLength(40)] string Phone, string Address,
    [property: TextLength(60)] string Representative = "", Guid? KnownAs = null, BuyerRelation Relation = BuyerRelation.Remains);

public sealed class NameBuyersHandler(SalesDb db, IdentityVault vault, DiscountKeeper keeper, TimeProvider time) : ICommandHandler<NameBuyers, Done>
{
    public async ValueTask<Done> Handle(NameBuyers command, CancellationToken cancellationToken)
    {
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        subscription.NameBuyers(command.Buyers.Read(subscription, vault, settings.Calendar.DateOf(time.Now())), time.Now());
        await keeper.Follow(command.DealId, settings, cancellationToken);
        return default;
    }
}
