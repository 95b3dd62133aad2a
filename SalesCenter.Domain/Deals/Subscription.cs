using SalesCenter.Domain.Common;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>
/// 认购: what is agreed about a selected unit, step by step: buyers, price, payment plan. With the deposit paid it is binding, and changes by request
/// only. A deal has at most one, known by the deal's id.
/// </summary>
public sealed partial class Subscription : AggregateRoot
{
    /// <summary>100 % in 0.01 %.</summary>
    public const int WholeShare = 10_000;

    /// <summary>How many days before the signing deadline somebody is reminded; the last time when it has passed.</summary>
    public static readonly IReadOnlyList<int> SigningReminders = [3, 1, 0, -1];

    private const int MostBuyers = 10;
    private readonly List<Buyer> buyers = [];

    private Subscription() { }

    /// <summary>Begins when the selection is approved; finished the same day, unless a manager consents to the next (SOP 3.2.7).</summary>
    public Subscription(Deal deal, BusinessCalendar calendar, DateTime now)
    {
        Id = deal.Id;
        ProjectId = deal.ProjectId;
        BeganAt = now;
        FinishBy = Midnight(calendar, calendar.DateOf(now).AddDays(1));
    }

    public Guid ProjectId { get; private set; }

    /// <summary>When the selection was approved, UTC.</summary>
    public DateTime BeganAt { get; private set; }

    /// <summary>By when the deposit must be paid, UTC: the end of the day on the sales centre's clock.</summary>
    public DateTime FinishBy { get; private set; }

    /// <summary>Who consented to finishing on the next day (SOP 3.2.7).</summary>
    public Guid? ConsentedById { get; private set; }

    public DateTime? ConsentedAt { get; private set; }

    /// <summary>Whether the consultant was reminded that the day ends.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>When managers were told that the day is over with money or a cheque here; nothing lapses then.</summary>
    public DateTime? LeftToManagerAt { get; private set; }

    /// <summary>价格计算; nothing until it is agreed.</summary>
    public PriceLadder? Price { get; private set; }

    /// <summary>成交价 in fen, beside the ladder it comes from, because reports add it up; nothing until it is agreed.</summary>
    public long? PriceFen { get; private set; }

    /// <summary>底价 in fen when the price was agreed; the database keeps the price from being below it. Shown to nobody.</summary>
    public long? FloorFen { get; private set; }

    /// <summary>备案价 in fen when the price was agreed; the database keeps the price from being above it.</summary>
    public long? FiledFen { get; private set; }

    /// <summary>The special discount that the price uses; none other can, and no other price.</summary>
    public Guid? SpecialDiscountId { get; private set; }

    /// <summary>付款方式明细表; nothing until it is agreed.</summary>
    public PaymentPlan? Plan { get; private set; }

    /// <summary>When the deposit was there and the unit subscribed, UTC.</summary>
    public DateTime? SubscribedAt { get; private set; }

    /// <summary>签约期限 on the sales centre's calendar; since the subscription.</summary>
    public DateOnly? SigningBy { get; private set; }

    /// <summary>On which day somebody was reminded of the signing deadline last.</summary>
    public DateOnly? SigningRemindedOn { get; private set; }

    /// <summary>The buyers, the first the one who is written to.</summary>
    public IReadOnlyList<Buyer> Buyers => buyers;

    /// <summary>The special discount in the price; nothing where there is none.</summary>
    public Discount? SpecialStep => Price?.Special is { } step ? new Discount(step.Shape, step.Amount) : null;

    /// <summary>The names of all buyers, joined by 、.</summary>
    public string BuyerNames => string.Join('、', buyers.OrderBy(buyer => buyer.Place).Select(buyer => buyer.Name));

    /// <summary>定金 that makes the unit subscribed.</summary>
    public Money? Deposit => Plan?.Deposit;

    /// <summary>What is still to be agreed before the deposit can be paid; nothing when all is.</summary>
    public Refusal? Missing => buyers.Count == 0 ? SubscriptionRefusals.BuyersMissing : Price is null ? SubscriptionRefusals.PriceMissing : Plan is null ? SubscriptionRefusals.PlanMissing : null;

    /// <summary>Says who buys. Refused when nobody does, when shares don't add up to 100 %, or somebody is named twice.</summary>
    public void NameBuyers(IReadOnlyCollection<Buyer> named, DateTime now)
    {
        RequireOpen(now);
        Take(named);
    }

    /// <summary>The special discount of the price is void before the unit is subscribed: price and plan are to be agreed anew.</summary>
    public void DropPrice()
    {
        if (SubscribedAt is null)
            (Price, PriceFen, FloorFen, FiledFen, SpecialDiscountId, Plan) = (null, null, null, null, null, null);
    }

    /// <summary>Refuses nobody, too many, shares that don't add up to 100 %, and somebody named twice.</summary>
    internal static void CheckBuyers(IReadOnlyCollection<Buyer> named)
    {
        if (named.Count == 0)
            throw new RefusedException(SubscriptionRefusals.BuyersMissing);
        if (named.Count > MostBuyers)
            throw new RefusedException(SubscriptionRefusals.TooManyBuyers(MostBuyers));
        if (named.GroupBy(buyer => buyer.IdKey).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RefusedException(SubscriptionRefusals.SamePersonTwice(twice.Last().Name));
        if (named.Sum(buyer => buyer.ShareHundredths) is var sum && sum != WholeShare)
            throw new RefusedException(SubscriptionRefusals.SharesDontAddUp(sum / 100m));
    }

    private void SetPrice(PriceLadder price, Money? floor, Money? filed, Guid? specialDiscountId)
    {
        if (price.Special is null != specialDiscountId is null)
            throw new RefusedException(SpecialDiscountRefusals.Unknown);
        (Price, PriceFen, FloorFen, FiledFen, SpecialDiscountId) = (price, price.Final.Fen, floor?.Fen, filed?.Fen, specialDiscountId);
    }

    private void Take(IReadOnlyCollection<Buyer> named)
    {
        CheckBuyers(named);
        buyers.Clear();
        buyers.AddRange(named.Select((buyer, place) => buyer.At(place)));
    }

    /// <summary>
    /// Agrees on price and plan together: a plan is for one price, and a discount may hang on the way of paying. Refused below the floor, above the
    /// filed price, for terms that are not allowed, and for a deposit that is not more than what was received of it already.
    /// </summary>
    /// <param name="specialDiscountId">The special discount in the price; nothing where there is none.</param>
    public void Agree(PriceLadder price, Money? floor, Money? filed, PlanTerms terms, Money received, ProjectSettings settings, DateTime now, Guid? specialDiscountId = null)
    {
        RequireOpen(now);
        if (received > Money.Zero && terms.Deposit <= received)
            throw new RefusedException(SubscriptionRefusals.MoneyReceived(received));
        price.Check(floor, filed);
        var plan = PaymentPlan.For(price.Final, terms, settings, settings.Calendar.DateOf(now));
        SetPrice(price, floor, filed, specialDiscountId);
        Plan = plan;
    }

    /// <summary>A manager consents to finishing on the next day (SOP 3.2.7); refused to whoever handles the deal themselves.</summary>
    public void ConsentToNextDay(Actor manager, Deal deal, BusinessCalendar calendar, DateTime now)
    {
        if (manager.Id == deal.ConsultantId)
            throw new RefusedException(DealRefusals.OwnApproval);
        if (SubscribedAt is not null)
            throw new RefusedException(SubscriptionRefusals.Fixed);
        (ConsentedById, ConsentedAt, RemindedAt, LeftToManagerAt) = (manager.Id, now, null, null);
        FinishBy = Midnight(calendar, calendar.DateOf(now).AddDays(2));
    }

    /// <summary>Notes that the consultant is reminded of the end of the day; answers whether it is near and they were not yet.</summary>
    public bool Remind(TimeSpan before, DateTime now)
    {
        if (SubscribedAt is not null || RemindedAt is not null || now < FinishBy - before)
            return false;
        RemindedAt = now;
        return true;
    }

    /// <summary>The day is over, and money or a cheque is here: managers were told to decide.</summary>
    public void LeaveToManager(DateTime now) => LeftToManagerAt = now;

    /// <summary>What kept it from lapsing is gone: the clock decides again.</summary>
    public void LeaveToClock() => LeftToManagerAt = null;

    /// <summary>Whether the day is over without the deposit.</summary>
    public bool IsOver(DateTime now) => SubscribedAt is null && FinishBy <= now;

    /// <summary>Whether the deposit that was agreed is here.</summary>
    public bool IsPaidBy(Ledger ledger) => SubscribedAt is null && Deposit is { } deposit && ledger.BalanceOf(PaymentPurpose.Deposit) >= deposit;

    /// <summary>延期签约: the contract may be signed later, as a request that was approved says.</summary>
    public void Extend(DealRequest extension, DateTime now)
    {
        SigningBy = extension.SigningBy;
        Plan = Plan!.SignedBy(SigningBy!.Value);
        SigningRemindedOn = null;
        extension.Complete(now);
    }

    /// <summary>Notes a reminder of the signing deadline; answers whether one is due today and was not sent yet.</summary>
    public bool RemindOfSigning(DateOnly today)
    {
        if (SigningBy is not { } deadline || SigningRemindedOn == today || !SigningReminders.Contains(deadline.DayNumber - today.DayNumber))
            return false;
        SigningRemindedOn = today;
        return true;
    }

    /// <summary>Who were to buy is forgotten, at their wish, once nothing came of it.</summary>
    public void ForgetBuyers() => buyers.ForEach(buyer => buyer.Forget());

    private void RequirePayable(DateTime now)
    {
        RequireOpen(now);
        if (Missing is { } missing)
            throw new RefusedException(missing);
    }

    /// <summary>The deposit is there, on the day or by a cheque that the bank paid after it: binding from now on, and to be signed within the days of the plan, which begin today.</summary>
    public void Conclude(BusinessCalendar calendar, DateTime now)
    {
        if (SubscribedAt is not null)
            throw new RefusedException(SubscriptionRefusals.Fixed);
        if (Missing is { } missing)
            throw new RefusedException(missing);
        SubscribedAt = now;
        Plan = Plan!.From(calendar.DateOf(now));
        SigningBy = Plan.SigningBy;
    }

    private void RequireOpen(DateTime now)
    {
        if (SubscribedAt is not null)
            throw new RefusedException(SubscriptionRefusals.Fixed);
        if (FinishBy <= now)
            throw new RefusedException(SubscriptionRefusals.DayOver(FinishBy));
    }

    private static DateTime Midnight(BusinessCalendar calendar, DateOnly day) => calendar.Instant(day.ToDateTime(TimeOnly.MinValue));
}
