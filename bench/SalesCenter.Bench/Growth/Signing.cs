using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Bench.Growth;

/// <summary>Brings sold units on to a contract that is signed and paid for, with dues that are still to come; every second of them to the authority, with a file that is complete.</summary>
internal sealed class Signing(Guid manager)
{
    private const string Account = "工行 4000";
    private readonly ProjectSettings settings = new();
    private readonly List<Guid> signed = [];
    private readonly Actor reviewer = Somebody(manager, Role.SalesManager);
    private readonly Actor assistant = Somebody(Guid.CreateVersion7(), Role.SalesAssistant);
    private readonly Actor supervisor = Somebody(Guid.CreateVersion7(), Role.Supervisor);
    private readonly Actor clerk = Somebody(Guid.CreateVersion7(), Role.AdminClerk);
    private readonly Guid cashier = Guid.CreateVersion7();

    /// <summary>The deals that were signed.</summary>
    public IReadOnlyList<Guid> Signed => signed;

    /// <summary>The customer thinks of more time and does without, comes, and within five hours the contract is signed.</summary>
    public IEnumerable<AggregateRoot> Sign(SoldUnit sold, int number, DateTime at)
    {
        var (deal, agreed, ledger) = (sold.Deal, sold.Agreed, sold.Ledger);
        var (contract, consultant, plan) = (new Contract(deal), Somebody(deal.ConsultantId, Role.Consultant), agreed.Plan!);
        var request = DealRequest.Extension(deal, agreed, plan.SigningBy.AddDays(3), "等贷款资料", consultant.Id, settings, at);
        request.Withdraw(consultant, at);
        contract.Appoint(at.AddHours(1), consultant, deal, agreed, settings.Calendar, at);
        contract.FillIn(Form(sold), consultant, deal, at.AddMinutes(50));
        contract.CheckPapers(Enum.GetValues<BroughtPaper>(), agreed, consultant, deal, at.AddHours(1));
        contract.Review(SigningCheck.Of(contract.Form!, agreed, InnerArea(deal), ledger), reviewer, deal, at.AddHours(2));
        contract.SignDraft(reviewer, deal, at.AddHours(2.2));
        contract.Compare(Enum.GetValues<ComparedMatter>(), assistant, deal, at.AddHours(2.5));
        contract.Issue($"HT{number:000000}", assistant, deal, at.AddHours(3));
        contract.CheckSignatures(Enum.GetValues<SignaturePlace>(), hasClauses: false, supervisor, deal, at.AddHours(4));
        Pay(contract, sold, plan, number, at.AddHours(5));
        if (signed.Count % 2 == 0)
            File(contract, sold, number, at.AddHours(20));
        signed.Add(deal.Id);
        return [request, contract];
    }

    private void Pay(Contract contract, SoldUnit sold, PaymentPlan plan, int number, DateTime at)
    {
        var (deal, ledger, booking) = (sold.Deal, sold.Ledger, new Booking(cashier, at, settings.Calendar.DateOf(at)));
        ledger.Receive(new Payment(PaymentPurpose.FirstPayment, plan.FirstPayment - plan.Deposit, PaymentWay.BankTransfer, $"DK{number:000000}", sold.Customer.Name), $"SF{number:000000}", Account, booking);
        contract.Conclude(ContractTerms.Of(sold.Agreed, [], deal.Units.Sum(unit => unit.Unit.GrossAreaValue), InnerArea(deal)?.TenThousandths), cashier, deal, settings, at);
        ledger.Transfer(PaymentPurpose.Deposit, PaymentPurpose.FirstPayment, plan.Deposit, ($"ZC{number:000000}", $"ZR{number:000000}"), Account, contract.Number, booking);
        ledger.Expect(plan);
        deal.Contract(contract, at);
    }

    private void File(Contract contract, SoldUnit sold, int number, DateTime at)
    {
        var today = settings.Calendar.DateOf(at);
        contract.SignOnline($"网签{number:000000}", today, today, clerk, sold.Deal, at);
        contract.EnterFiling($"备案{number:000000}", today, today, clerk, sold.Deal, at);
        sold.Deal.EnterFiling(contract, at);
        foreach (var line in DealFile.ContractChecklist(new ContractPapers(sold.Agreed.Buyers.Count, false, false, false, false, 0)))
            sold.File.Count(line.Kind, line.Required, clerk.Id, at);
        contract.CheckFile([], clerk, sold.Deal, at);
    }

    /// <summary>As the system has it.</summary>
    private static SigningForm Form(SoldUnit sold)
    {
        var (price, plan) = (sold.Agreed.Price!, sold.Agreed.Plan!);
        return new SigningForm(
            [.. sold.Agreed.Buyers.Select(buyer => new SigningBuyer(buyer.Name, buyer.IdKey, buyer.IdEnding, buyer.Phone, buyer.Address))], price.Off, price.Final,
            Money.FromYuan(price.Final.PerSquareMetre(InnerArea(sold.Deal)) ?? 0), plan.FirstPayment, (int)(plan.FirstPaymentPercent * 100), price.Final - plan.FirstPayment, plan.LoanExpectedOn,
            sold.Ledger.ReceiptsOf(PaymentPurpose.Deposit)[0]);
    }

    private static Area? InnerArea(Deal deal) => deal.Units.Any(unit => unit.Unit.InnerAreaValue is null) ? null : new Area(deal.Units.Sum(unit => unit.Unit.InnerAreaValue!.Value));

    private static Actor Somebody(Guid id, Role role) => new(id, "", new HashSet<Role> { role });
}

/// <summary>A sold unit with everything that is about it.</summary>
internal sealed record SoldUnit(Deal Deal, Customer Customer, Subscription Agreed, Ledger Ledger, DealFile File);
