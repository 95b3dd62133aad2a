using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Deals;

/// <summary>Why a step of a subscription is refused.</summary>
public static class SubscriptionRefusals
{
    /// <summary>The deposit comes first.</summary>
    public static readonly Refusal DepositFirst = new("subscription.deposit-first");

    public static readonly Refusal BuyersMissing = new("subscription.buyers-missing");

    public static readonly Refusal PriceMissing = new("subscription.price-missing");

    public static readonly Refusal PlanMissing = new("subscription.plan-missing");

    public static readonly Refusal BankMissing = new("plan.bank-missing");

    /// <summary>Once the deposit is paid, what was agreed changes by request only.</summary>
    public static readonly Refusal Fixed = new("subscription.fixed");

    public static readonly Refusal Unknown = new("subscription.unknown");

    /// <summary>Money has been received: nothing lapses and nobody is turned away before it is paid back.</summary>
    public static Refusal MoneyReceived(Money balance) => new("subscription.money-received", balance);

    public static Refusal SharesDontAddUp(decimal percent) => new("subscription.shares", percent);

    public static Refusal SamePersonTwice(string name) => new("subscription.same-person", name);

    public static Refusal TooManyBuyers(int most) => new("subscription.too-many-buyers", most);

    /// <summary>The day is over; a manager consents to finishing on the next one (SOP 3.2.7).</summary>
    public static Refusal DayOver(DateTime at) => new("subscription.day-over", at);

    public static Refusal NotOver(DateTime until) => new("subscription.not-over", until);

    public static Refusal DepositOutOfRange(Money most) => new("plan.deposit", most);

    public static Refusal DepositOverFirstPayment(Money deposit, Money first) => new("plan.deposit-over-first", deposit, first);
}
