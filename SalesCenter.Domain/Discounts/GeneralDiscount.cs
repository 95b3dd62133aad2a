using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Discounts;

/// <summary>通用优惠: a published discount of a project, given by rule to everybody who meets it.</summary>
public sealed class GeneralDiscount : AggregateRoot
{
    /// <summary>How long a name may be.</summary>
    public const int MostCharacters = 40;

    private GeneralDiscount() { }

    /// <summary>A discount that has always been on offer.</summary>
    public GeneralDiscount(Guid projectId, DiscountRule rule)
    {
        rule.Check();
        (ProjectId, Number, Rule, IsOnOffer) = (projectId, 1, rule with { Name = rule.Name.Trim() }, true);
    }

    /// <summary>A discount from an instant (UTC) on. Refused for an invalid rule, and for an instant that has passed.</summary>
    public GeneralDiscount(Guid projectId, DiscountRule rule, bool isOnOffer, Guid byId, DateTime effectiveFrom, DateTime now) : this(projectId, rule)
    {
        if (effectiveFrom < now)
            throw new RefusedException(DiscountRefusals.InThePast(effectiveFrom));
        (IsOnOffer, EffectiveFrom, SavedById) = (isOnOffer, effectiveFrom, byId);
    }

    public Guid ProjectId { get; private set; }

    /// <summary>版本 of what was said last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>As it was said last; it may hold only from later on.</summary>
    public DiscountRule Rule { get; private set; } = null!;

    /// <summary>Whether it is given at all; withdrawn ones stay for the deals that have them.</summary>
    public bool IsOnOffer { get; private set; }

    /// <summary>From when the last version holds, UTC.</summary>
    public DateTime EffectiveFrom { get; private set; }

    public Guid SavedById { get; private set; }

    /// <summary>What was said before, the first version first.</summary>
    public IReadOnlyList<DiscountVersion> Earlier { get; private set; } = [];

    /// <summary>The version that is said last.</summary>
    public DiscountVersion Latest => new(Number, Rule, IsOnOffer, EffectiveFrom, SavedById);

    /// <summary>The version that holds at an instant (UTC); none before the first has begun.</summary>
    public DiscountVersion? At(DateTime now) => Earlier.Append(Latest).LastOrDefault(version => version.EffectiveFrom <= now);

    /// <summary>
    /// Says the rule anew from an instant (UTC) on. What was to hold only from then or later never does. Refused for an invalid rule, and for an instant that has passed.
    /// </summary>
    public void Change(DiscountRule rule, bool isOnOffer, Guid byId, DateTime effectiveFrom, DateTime now)
    {
        rule.Check();
        if (effectiveFrom < now)
            throw new RefusedException(DiscountRefusals.InThePast(effectiveFrom));
        Earlier = [.. Earlier.Append(Latest).Where(version => version.EffectiveFrom < effectiveFrom)];
        (Number, Rule, IsOnOffer, EffectiveFrom, SavedById) = (Number + 1, rule with { Name = rule.Name.Trim() }, isOnOffer, effectiveFrom, byId);
    }

    /// <summary>
    /// The discounts of a sale in their order, as they hold at an instant: those given by themselves and those claimed. An exclusive one that is claimed puts those given by
    /// themselves aside. Refused for claims that are not on offer, and for an exclusive one beside another claim.
    /// </summary>
    public static IReadOnlyList<GeneralDiscount> Choose(IReadOnlyCollection<GeneralDiscount> all, IReadOnlyCollection<Guid> claimed, PaymentMethod method, DateOnly today, DateTime now)
    {
        var claims = claimed.Distinct().Select(id => all.FirstOrDefault(discount => discount.Id == id) ?? throw new RefusedException(DiscountRefusals.Unknown)).ToList();
        if (claims.Find(discount => !IsOpen(discount)) is { } closed)
            throw new RefusedException(DiscountRefusals.NotOnOffer(closed.Rule.Name));
        if (claims.Find(discount => discount.At(now)!.Rule.IsExclusive) is { } exclusive)
            return claims.Count == 1 ? claims : throw new RefusedException(DiscountRefusals.Exclusive(exclusive.Rule.Name));
        var given = all.Where(discount => IsOpen(discount) && discount.At(now)!.Rule.IsGivenByItself).Except(claims).ToList();
        if (given.Find(discount => discount.At(now)!.Rule.IsExclusive) is { } alone)
            return claims.Count == 0 ? [alone] : throw new RefusedException(DiscountRefusals.Exclusive(alone.Rule.Name));
        return [.. claims.Concat(given).OrderBy(discount => discount.At(now)!.Rule.Order).ThenBy(discount => discount.Id)];

        bool IsOpen(GeneralDiscount discount) => discount.At(now)?.IsOpen(method, today) == true;
    }
}

/// <summary>A discount as it was said once.</summary>
/// <param name="Number">版本, from 1.</param>
/// <param name="EffectiveFrom">From when it holds, UTC, until the next version does.</param>
public sealed record DiscountVersion(int Number, DiscountRule Rule, bool IsOnOffer, DateTime EffectiveFrom, Guid SavedById)
{
    /// <summary>Whether somebody who pays like this can have the discount on this day.</summary>
    public bool IsOpen(PaymentMethod method, DateOnly today) =>
        IsOnOffer && (Rule.Method is null || Rule.Method == method) && (Rule.From is null || Rule.From <= today) && (Rule.Until is null || Rule.Until >= today);
}

/// <summary>What a project says of one of its discounts.</summary>
/// <param name="Amount">In 0.01 % for a per cent, else in fen, as <see cref="Discount"/> takes it.</param>
/// <param name="Order">Its place among the discounts of a price, the lowest first (1 to 99): stacked discounts depend on it.</param>
/// <param name="IsExclusive">Whether it goes with no other.</param>
/// <param name="Method">For whose payment method; of a payment-method discount alone.</param>
/// <param name="From">The first day, on the sales centre's calendar; nothing when it has always been.</param>
/// <param name="Until">The last day.</param>
public sealed record DiscountRule(string Name, DiscountClass Class, DiscountShape Shape, long Amount, int Order, bool IsExclusive, PaymentMethod? Method, DateOnly? From, DateOnly? Until)
{
    /// <summary>Whether nobody needs to claim it.</summary>
    public bool IsGivenByItself => Class is DiscountClass.PaymentMethod or DiscountClass.OpeningOffer;

    public Discount Discount => new(Shape, Amount);

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > GeneralDiscount.MostCharacters)
            throw new RefusedException(DiscountRefusals.NameInvalid(GeneralDiscount.MostCharacters));
        if (!Enum.IsDefined(Class) || Order is < 1 or > 99)
            throw new RefusedException(new Refusal("discount.order", 1, 99));
        if (Method is null == (Class == DiscountClass.PaymentMethod) || Method is { } method && !Enum.IsDefined(method))
            throw new RefusedException(DiscountRefusals.MethodMissing);
        if (From > Until)
            throw new RefusedException(DiscountRefusals.Dates(From!.Value, Until!.Value));
        _ = Discount;
    }
}
