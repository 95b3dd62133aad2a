using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>How buyers are read as they were written down.</summary>
internal static class BuyersAsked
{
    /// <summary>The buyers, checked and with their ID numbers as they are kept; refused with all that is wrong, each beside its place and field ("0.Name").</summary>
    public static IReadOnlyList<Buyer> Read(this IReadOnlyList<BuyerWish> wishes, Subscription subscription, IdentityVault vault, DateOnly today)
    {
        var wrong = new Dictionary<string, Refusal>();
        var buyers = new List<Buyer>();
        foreach (var (wish, place) in wishes.Select((wish, place) => (wish, place)))
        {
            if (!string.IsNullOrWhiteSpace(wish.Phone) && PhoneNumber.Normalise(wish.Phone) is null)
                wrong[$"{place}.{nameof(BuyerWish.Phone)}"] = new Refusal("customer.phone-invalid", wish.Phone);
            try
            {
                var facts = Facts(wish, subscription, vault);
                buyers.Add(new Buyer(facts, vault.Keep(facts.IdNumber), today));
            }
            catch (RefusedException refused)
            {
                foreach (var (field, refusal) in refused.Refusal.Fields)
                    wrong[$"{place}.{field}"] = refusal;
            }
        }
        return wrong.Count == 0 ? buyers : throw new RefusedException(new Refusal("input.invalid") { Fields = wrong });
    }

    private static BuyerFacts Facts(BuyerWish wish, Subscription subscription, IdentityVault vault)
    {
        var known = wish.IdNumber.Length == 0 ? subscription.Buyers.FirstOrDefault(buyer => buyer.Id == wish.KnownAs && buyer.Document == wish.Document) : null;
        return new BuyerFacts(
            wish.Name, (int)decimal.Round(decimal.Clamp(wish.Share, -1, 1_000) * 100), wish.Document, known is null ? wish.IdNumber : vault.Reveal(known.IdKept),
            PhoneNumber.Normalise(wish.Phone) ?? wish.Phone, wish.Address, wish.Representative);
    }
}
