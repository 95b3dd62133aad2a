using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Discounts;

/// <summary>通用优惠: a published discount of a project, given by rule to everybody who meets it.</summary>
public sealed class GeneralDiscount : AggregateRoot
{
    /// <summary>How long a name may be.</summary>
    public const int MostCharacters = 40;

    private GeneralDiscount() { }

    /// <summary>A discount that is on offer at once.</summary>
    public GeneralDiscount(Guid projectId, DiscountRule rule)
    {
        ProjectId = projectId;
        Change(rule);
        IsOnOffer = true;
    }

    public Guid ProjectId { get; private set; }

    public DiscountRule Rule { get; private set; } = null!;

    /// <summary>Whether it is given at all; withdrawn ones stay for the deals that have them.</summary>
    public bool IsOnOffer { get; private set; }

    /// <summary>Changes the rule for what is agreed from now on. Refused for an invalid one.</summary>
    public void Change(DiscountRule rule)
    {
        rule.Check();
        Rule = rule with { Name = rule.Name.Trim() };
    }

    public void Withdraw() => IsOnOffer = false;

    public void Offer() => IsOnOffer = true;

    /// <summary>Whether somebody who pays like this can have the discount today.</summary>
    public bool IsOpen(PaymentMethod method, DateOnly today) =>
        IsOnOffer && (Rule.Method is null || Rule.Method == method) && (Rule.From is null || Rule.From <= today) && (Rule.Until is null || Rule.Until >= today);

    /// <summary>
    /// The discounts of a sale in their order: those given by themselves and those claimed. An exclusive one that is claimed puts those given by
    /// themselves aside. Refused for claims that are not on offer, and for an exclusive one beside another claim.
    /// </summary>
    public static IReadOnlyList<GeneralDiscount> Choose(IReadOnlyCollection<GeneralDiscount> all, IReadOnlyCollection<Guid> claimed, PaymentMethod method, DateOnly today)
    {
        var claims = claimed.Distinct().Select(id => all.FirstOrDefault(discount => discount.Id == id) ?? throw new RefusedException(DiscountRefusals.Unknown)).ToList();
        if (claims.Find(discount => !discount.IsOpen(method, today)) is { } closed)
            throw new RefusedException(DiscountRefusals.NotOnOffer(closed.Rule.Name));
        if (claims.Find(discount => discount.Rule.IsExclusive) is { } exclusive)
            return claims.Count == 1 ? claims : throw new RefusedException(DiscountRefusals.Exclusive(exclusive.Rule.Name));
        var given = all.Where(discount => discount.Rule.IsGivenByItself && discount.IsOpen(method, today)).Except(claims).ToList();
        if (given.Find(discount => discount.Rule.IsExclusive) is { } alone)
            return claims.Count == 0 ? [alone] : throw new RefusedException(DiscountRefusals.Exclusive(alone.Rule.Name));
        return [.. claims.Concat(given).OrderBy(discount => discount.Rule.Order).ThenBy(discount => discount.Id)];
    }
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
