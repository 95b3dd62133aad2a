using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>权益人: says who buys, the one who is written to first.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record NameBuyers(Guid ProjectId, Guid DealId, IReadOnlyList<BuyerWish> Buyers) : Command<Done>, IOnDeal;

/// <summary>A buyer as they are written down.</summary>
/// <param name="Share">共有比例 in per cent, up to two decimals.</param>
/// <param name="IdNumber">Left empty for a buyer who is named already, whose number stays.</param>
/// <param name="KnownAs">The buyer who is named already.</param>
public sealed record BuyerWish(
    [property: TextLength(60)] string Name, decimal Share, IdDocumentKind Document, [property: Secret, TextLength(40)] string IdNumber, [property: TextLength(40)] string Phone, string Address,
    [property: TextLength(60)] string Representative = "", Guid? KnownAs = null);

public sealed class NameBuyersHandler(SalesDb db, IdentityVault vault, TimeProvider time) : ICommandHandler<NameBuyers, Done>
{
    public async ValueTask<Done> Handle(NameBuyers command, CancellationToken cancellationToken)
    {
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var wrong = new Dictionary<string, Refusal>();
        var buyers = new List<Buyer>();
        foreach (var (wish, place) in command.Buyers.Select((wish, place) => (wish, place)))
        {
            try
            {
                var facts = Facts(wish, subscription);
                buyers.Add(new Buyer(facts, vault.Keep(facts.IdNumber), today));
            }
            catch (RefusedException refused)
            {
                foreach (var (field, refusal) in refused.Refusal.Fields)
                    wrong[$"{place}.{field}"] = refusal;
            }
        }
        if (wrong.Count > 0)
            throw new RefusedException(new Refusal("input.invalid") { Fields = wrong });
        subscription.NameBuyers(buyers, time.Now());
        return default;
    }

    private BuyerFacts Facts(BuyerWish wish, Subscription subscription)
    {
        var known = wish.IdNumber.Length == 0 ? subscription.Buyers.FirstOrDefault(buyer => buyer.Id == wish.KnownAs && buyer.Document == wish.Document) : null;
        return new BuyerFacts(
            wish.Name, (int)decimal.Round(decimal.Clamp(wish.Share, -1, 1_000) * 100), wish.Document, known is null ? wish.IdNumber : vault.Reveal(known.IdKept),
            PhoneNumber.Normalise(wish.Phone) ?? wish.Phone, wish.Address, wish.Representative);
    }
}
