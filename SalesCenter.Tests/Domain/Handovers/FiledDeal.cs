using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Domain.Stock;

namespace SalesCenter.Tests.Domain.Handovers;

/// <summary>A deal whose contract is filed, on Tuesday 24 November 2026, and the people around it.</summary>
internal static class FiledDeal
{
    public static readonly DateTime Now = StockAtHand.Now;
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly ProjectSettings Settings = new();
    public static readonly Actor Consultant = Person(Role.Consultant), Colleague = Person(Role.Consultant), Manager = Person(Role.SalesManager), Clerk = Person(Role.AdminClerk);
    public static readonly Actor Assistant = Person(Role.SalesAssistant), Supervisor = Person(Role.Supervisor);
    private static readonly Money Price = Money.FromYuan(5_000_000);

    /// <summary>A third at once, the rest by a bank in some months.</summary>
    public static readonly PaymentPlan Plan = PaymentPlan.For(Price, new PlanTerms(PaymentMethod.Mortgage, Money.FromYuan(100_000), 30, Bank: "建设银行"), Settings, Today);

    public static string? RefusalOf(Action act) => StockAtHand.RefusalOf(act);

    public static Actor Person(Role role) => new(Guid.NewGuid(), "", new HashSet<Role> { role });

    public static Deal Contracted(out Contract contract)
    {
        var building = StockAtHand.Building();
        var unit = StockAtHand.Unit(building);
        unit.Release(building, Now);
        var deal = Deal.Hold(new HoldRequest(Consultant, new OwnedCustomer(Guid.NewGuid(), Consultant.Id), [(unit, building)], [], null), Settings.Holds, Now);
        deal.SubmitSlip("XF2026-000001", Consultant.Id, Now);
        deal.ApproveSelection(Manager, Now);
        var agreed = new Subscription(deal, Settings.Calendar, Now);
        deal.Subscribe(Now);
        contract = new Contract(deal);
        contract.Appoint(Now.AddDays(1), Consultant, deal, agreed, Settings.Calendar, Now);
        contract.FillIn(new SigningForm([new SigningBuyer("赵先生", "", "", "", "")], Money.Zero, Price, Money.Zero, Plan.FirstPayment, 3_000, Price - Plan.FirstPayment, null, "SJ1"), Consultant, deal, Now);
        contract.CheckPapers(Enum.GetValues<BroughtPaper>(), agreed, Consultant, deal, Now);
        contract.Review(new SigningCheck([]), Manager, deal, Now);
        contract.SignDraft(Manager, deal, Now);
        contract.Compare(Enum.GetValues<ComparedMatter>(), Assistant, deal, Now);
        contract.Issue("HT2026-000001", Assistant, deal, Now);
        contract.CheckSignatures(Enum.GetValues<SignaturePlace>(), hasClauses: false, Supervisor, deal, Now);
        contract.Conclude(new ContractTerms([], new PriceLadder(Price, []), Plan, [], 1_000_000, null), Guid.NewGuid(), deal, Settings, Now);
        deal.Contract(contract, Now);
        return deal;
    }

    public static Deal Filed()
    {
        var deal = Contracted(out var contract);
        contract.SignOnline("WQ1", Today, Today, Clerk, deal, Now);
        contract.EnterFiling("BA1", Today, Today, Clerk, deal, Now);
        deal.EnterFiling(contract, Now);
        return deal;
    }

    /// <summary>What the contract makes due, with the first payment here in full.</summary>
    public static Ledger Paid(Deal deal)
    {
        var ledger = new Ledger(deal.ProjectId, deal.Id);
        ledger.Receive(new Payment(PaymentPurpose.FirstPayment, Plan.FirstPayment, PaymentWay.Card, "POS 1", "赵先生"), "SJ1", "工行", new Booking(Guid.NewGuid(), Now, Today));
        ledger.Expect(Plan);
        return ledger;
    }
}
