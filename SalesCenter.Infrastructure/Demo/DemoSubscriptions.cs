using System.Globalization;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>How the demonstration's selected units went on: buyers, price and plan, and a deposit that the cashier booked. Those of yesterday wait, with a manager's consent.</summary>
internal sealed class DemoSubscriptions(Random random, Project project, IdentityVault vault, Actor manager, Guid cashierId, Guid clerkId, DemoNumbers numbers, DateTime now)
{
    /// <summary>The account of a bank that does not exist.</summary>
    public const string EscrowAccount = "演示银行 监管专户 6200 0000 0000 0001";

    private static readonly string[] Banks = ["中国建设银行", "中国工商银行", "招商银行", "中国银行"];
    private static readonly string[] Reasons = ["竞品报价更低，客户今天可定", "老业主介绍，希望再让一点", "首付比例高，付款爽快"];
    private readonly List<SpecialDiscount> specials = [];
    private readonly Random bargaining = new(project.Code.Length);
    private readonly GeneralDiscount[] discounts =
    [
        new(project.Id, new DiscountRule("一次性付款 98 折", DiscountClass.PaymentMethod, DiscountShape.PercentOff, 200, 1, false, PaymentMethod.OnePayment, null, null)),
        new(project.Id, new DiscountRule("会员 99 折", DiscountClass.ClubMember, DiscountShape.PercentOff, 100, 2, false, null, null, null)),
        new(project.Id, new DiscountRule("老带新减 2 万", DiscountClass.Referral, DiscountShape.LumpSumOff, 2_000_000, 3, false, null, null, null)),
    ];

    private ProjectSettings Settings => project.Settings;

    /// <summary>Discounts by rule and by approval, and the books of numbers, once everything has happened.</summary>
    public IEnumerable<AggregateRoot> Shared => [.. discounts, .. numbers.Books, .. specials];

    /// <summary>What became of a selection.</summary>
    public DemoSale Begin(Deal deal, Customer customer)
    {
        var at = deal.Slip!.DecidedAt!.Value;
        var (subscription, ledger) = (new Subscription(deal, Settings.Calendar, at), new Ledger(project.Id, deal.Id));
        var isFinished = Settings.Calendar.DateOf(at).AddDays(1) < Settings.Calendar.DateOf(now);
        if (!isFinished)
            subscription.ConsentToNextDay(manager, deal, Settings.Calendar, at.AddHours(1));
        if (isFinished || random.Next(2) == 0)
            Agree(deal, customer, subscription, at.AddMinutes(5));
        var file = new DealFile(deal, at);
        if (isFinished)
        {
            Pay(deal, customer, subscription, ledger, at.AddMinutes(10));
            Circulate(deal, subscription, file, at.AddMinutes(20));
        }
        return new DemoSale(deal, customer, subscription, ledger, file);
    }

    /// <summary>The file goes from desk to desk; of some a paper is still missing.</summary>
    private void Circulate(Deal deal, Subscription subscription, DealFile file, DateTime at)
    {
        var checklist = DealFile.Checklist(subscription.Buyers.Count, isChanged: false);
        file.Sign(CirculationDesk.Consultant, new Actor(deal.ConsultantId, "", new HashSet<Role> { Role.Consultant }), deal, subscription, checklist, at);
        file.Sign(CirculationDesk.Cashier, new Actor(cashierId, "", new HashSet<Role> { Role.Cashier }), deal, subscription, checklist, at.AddMinutes(4));
        if (deal.ConsultantId == manager.Id || random.Next(40) == 0)
            return;
        file.Sign(CirculationDesk.Manager, manager, deal, subscription, checklist, at.AddMinutes(15));
        var isComplete = random.Next(20) > 0;
        foreach (var line in checklist)
            file.Count(line.Kind, isComplete || line.Kind != FilePaperKind.IdCopies ? line.Required : line.Required - 1, clerkId, at.AddMinutes(30));
        file.ReadAgreement(deal.UnitId, subscription.BuyerNames);
        if (isComplete)
            file.Sign(CirculationDesk.Clerk, new Actor(clerkId, "", new HashSet<Role> { Role.AdminClerk }), deal, subscription, checklist, at.AddMinutes(31));
        file.PutAway(clerkId, at.AddMinutes(32));
    }

    private void Agree(Deal deal, Customer customer, Subscription subscription, DateTime at)
    {
        var today = Settings.Calendar.DateOf(at);
        subscription.NameBuyers([.. Buyers(customer, today)], at);
        var method = (PaymentMethod)random.Next(4);
        var claimed = discounts.Skip(1).Where(_ => random.Next(3) == 0).Select(discount => discount.Id).ToList();
        var chosen = GeneralDiscount.Choose(discounts, claimed, method, today, at);
        var area = new Area(deal.Units.Sum(unit => unit.Unit.GrossAreaValue));
        var (floor, filed) = (Sum(deal, unit => unit.FloorPrice), Sum(deal, unit => unit.FiledPrice));
        var basis = new PriceBasis(
            deal.ListPrice, area, floor, filed, [.. chosen.Select(discount => new GivenDiscount(discount.Rule.Order, discount.Rule.Name, discount.Rule.Discount))], Settings.Discounts.SpecialOrder, Settings.Discounts.Stacks);
        if (basis.Ladder().Final < floor)
            (basis, claimed) = (basis with { General = [] }, []);
        var deposit = basis.Ladder().Final < Money.FromYuan(1_000_000) ? Money.FromYuan(10_000) : Money.FromYuan(100_000);
        var terms = new PlanTerms(method, deposit, Settings.LeastFirstPaymentPercent, ProvidentFundLoan: 60, Bank: Banks[random.Next(Banks.Length)]);
        var special = Bargain(deal, subscription, basis, terms, claimed, at);
        subscription.Agree(basis.Ladder(special?.Grant), floor, filed, terms, Money.Zero, Settings, at, special?.Id);
    }

    /// <summary>Some ask for a little more, and the manager has said yes within minutes.</summary>
    private SpecialDiscount? Bargain(Deal deal, Subscription subscription, PriceBasis basis, PlanTerms terms, IReadOnlyList<Guid> claims, DateTime at)
    {
        var (wish, matrix, asked) = (new Discount(DiscountShape.PercentOff, 10 * bargaining.Next(3, 11)), Settings.Discounts, at.AddMinutes(-3));
        if (bargaining.Next(20) > 0 || deal.ConsultantId == manager.Id || !matrix.Manager.Allows(basis.Concession(basis.Ladder(wish))))
            return null;
        var binding = DiscountBinding.Of(deal, basis, terms, subscription);
        var special = new SpecialDiscount(
            numbers.Take(NumberSeries.SpecialDiscount, asked), deal, new DiscountWish(wish, terms, claims, Reasons[bargaining.Next(Reasons.Length)]), basis, binding, [], Role.SalesManager, deal.ConsultantId, matrix, asked);
        special.Approve(new Approver(manager, [new DiscountAuthority(manager.Id, Role.SalesManager, matrix.Manager, Money.Zero)]), basis, binding, null, "", matrix, asked.AddSeconds(bargaining.Next(15, 150)));
        special.Use(binding, at);
        specials.Add(special);
        return special;
    }

    private void Pay(Deal deal, Customer customer, Subscription subscription, Ledger ledger, DateTime at)
    {
        var day = Settings.Calendar.DateOf(at);
        var payment = new Payment(PaymentPurpose.Deposit, subscription.Deposit!.Value, (PaymentWay)random.Next(2), string.Create(CultureInfo.InvariantCulture, $"{random.Next(1_000_000):000000}"), customer.Name);
        ledger.Receive(payment, numbers.Take(NumberSeries.Receipt, at), project.EscrowAccount, new Booking(cashierId, at, day));
        subscription.Conclude(Settings.Calendar, at);
        deal.Subscribe(at);
        customer.Reach(CustomerStage.Subscribed, deal.ConsultantId, at);
    }

    /// <summary>The customer alone, or with a spouse of the same surname.</summary>
    private IEnumerable<Buyer> Buyers(Customer customer, DateOnly today)
    {
        var together = random.Next(3) == 0;
        yield return Named(customer.Name, together ? 50 : 100);
        if (together)
            yield return Named(DemoNames.Name(random), 50);

        Buyer Named(string name, int share)
        {
            var number = DemoNames.IdNumber(random);
            return new Buyer(new BuyerFacts(name, share * 100, IdDocumentKind.IdCard, number, customer.Phone.Length > 0 ? customer.Phone : DemoNames.Phone(0), "演示市云栖区江岸路 1 号"), vault.Keep(number), today);
        }
    }

    private static Money? Sum(Deal deal, Func<Unit, Money?> price) => deal.Units.Any(unit => price(unit.Unit) is null) ? null : new Money(deal.Units.Sum(unit => price(unit.Unit)!.Value.Fen));
}
