using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>How the demonstration's subscribed units went on: some days later most of them are signed, filed a little after that; some customers come tomorrow, some sit at the desk now.</summary>
internal sealed class DemoContracts(Project project, DemoDesks desks, DemoNumbers numbers, DateTime now)
{
    private readonly Random random = new(20_261_126);

    private BusinessCalendar Calendar => project.Settings.Calendar;

    /// <summary>When the customer of a subscription comes to sign.</summary>
    public DateTime ComesAfter(DateTime subscribed) => subscribed.AddDays(2 + random.Next(6)).AddMinutes(random.Next(90));

    /// <summary>Those who come within two days have an appointment.</summary>
    public IEnumerable<AggregateRoot> Appoint(DemoSale sale, DateTime comes)
    {
        if (sale.Agreed.SubscribedAt is null || sale.Deal.ConsultantId == desks.Manager.Id || comes > now.AddDays(2))
            return [];
        var contract = new Contract(sale.Deal);
        contract.Appoint(comes > now.AddHours(1) ? comes : now.AddHours(2), Actor(sale.Deal.ConsultantId, Role.Consultant), sale.Deal, sale.Agreed, Calendar, now.AddMinutes(-30));
        return [contract];
    }

    /// <summary>Whoever signed by now, and some who are half-way through.</summary>
    public IEnumerable<AggregateRoot> Begin(DemoSale sale, DateTime at)
    {
        if (sale.Agreed.SubscribedAt is null || sale.Deal.ConsultantId == desks.Manager.Id)
            return [];
        var contract = new Contract(sale.Deal);
        var consultant = Actor(sale.Deal.ConsultantId, Role.Consultant);
        contract.Appoint(at.AddHours(3), consultant, sale.Deal, sale.Agreed, Calendar, at);
        contract.FillIn(Form(sale, at), consultant, sale.Deal, at.AddHours(1));
        if (random.Next(8) == 0)
            return [contract];
        contract.CheckPapers(Enum.GetValues<BroughtPaper>(), sale.Agreed, consultant, sale.Deal, at.AddHours(3));
        var check = SigningCheck.Of(contract.Form!, sale.Agreed, InnerArea(sale.Deal), sale.Ledger);
        if (check.Differences.Count > 0)
            return [contract];
        contract.Review(check, desks.Manager, sale.Deal, at.AddHours(3.2));
        contract.SignDraft(desks.Manager, sale.Deal, at.AddHours(3.4));
        if (random.Next(10) == 0)
            return [contract];
        contract.Compare(Enum.GetValues<ComparedMatter>(), desks.Assistant, sale.Deal, at.AddHours(3.6));
        contract.Issue(numbers.Take(NumberSeries.Contract, at), desks.Assistant, sale.Deal, at.AddHours(3.8));
        contract.CheckSignatures(Enum.GetValues<SignaturePlace>(), hasClauses: false, desks.Supervisor, sale.Deal, at.AddHours(4.2));
        if (random.Next(12) > 0)
            Pay(contract, sale, at.AddHours(4.5));
        return [contract];
    }

    /// <summary>What the authority has of it by now, and what the clerk found in its file.</summary>
    public void File(DemoSale sale, Contract? contract, DateTime at)
    {
        if (contract is not { IsSigned: true } || random.Next(6) == 0)
            return;
        var today = Calendar.DateOf(at);
        contract.SignOnline($"演网签{today:yyyyMMdd}{random.Next(100_000):00000}", today, today, desks.Clerk, sale.Deal, at);
        contract.EnterFiling($"演备{today:yyyyMMdd}{random.Next(100_000):00000}", today, today, desks.Clerk, sale.Deal, at.AddHours(1));
        sale.Deal.EnterFiling(contract, at.AddHours(1));
        var checklist = DealFile.ContractChecklist(new ContractPapers(sale.Agreed.Buyers.Count, false, sale.Agreed.SpecialDiscountId is not null, false, false, 0));
        var isComplete = random.Next(5) > 0;
        foreach (var line in checklist)
            sale.File.Count(line.Kind, isComplete || line.Kind != FilePaperKind.FirstPaymentInvoiceCopy ? line.Required : 0, desks.Clerk.Id, at.AddHours(2));
        if (isComplete)
            contract.CheckFile([], desks.Clerk, sale.Deal, at.AddHours(2));
    }

    private void Pay(Contract contract, DemoSale sale, DateTime at)
    {
        var plan = sale.Agreed.Plan!;
        var booking = new Booking(desks.CashierId, at, Calendar.DateOf(at));
        sale.Ledger.Receive(
            new Payment(PaymentPurpose.FirstPayment, plan.FirstPayment - plan.Deposit, PaymentWay.BankTransfer, $"DK{random.Next(1_000_000):000000}", sale.Customer.Name), numbers.Take(NumberSeries.Receipt, at), project.EscrowAccount, booking);
        contract.Conclude(ContractTerms.Of(sale.Agreed, [], sale.Deal.Units.Sum(unit => unit.Unit.GrossAreaValue), InnerArea(sale.Deal)?.TenThousandths), desks.CashierId, sale.Deal, project.Settings, at);
        sale.Ledger.Transfer(
            PaymentPurpose.Deposit, PaymentPurpose.FirstPayment, plan.Deposit, (numbers.Take(NumberSeries.Transfer, at), numbers.Take(NumberSeries.Transfer, at)), project.EscrowAccount, contract.Number, booking);
        sale.Ledger.Expect(plan);
        sale.Deal.Contract(contract, at);
        sale.Customer.Reach(CustomerStage.Contracted, sale.Deal.ConsultantId, at);
    }

    /// <summary>As the system has it; of those who sit at the desk today, sometimes with a slip of the pen.</summary>
    private SigningForm Form(DemoSale sale, DateTime at)
    {
        var (price, plan) = (sale.Agreed.Price!, sale.Agreed.Plan!);
        var slip = at.AddDays(1) > now && random.Next(3) == 0 ? Money.FromYuan(1_000) : Money.Zero;
        return new SigningForm(
            [.. sale.Agreed.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => new SigningBuyer(buyer.Name, buyer.IdKey, buyer.IdEnding, buyer.Phone, buyer.Address))], price.Off, price.Final,
            Money.FromYuan(price.Final.PerSquareMetre(InnerArea(sale.Deal)) ?? 0), plan.FirstPayment, (int)(plan.FirstPaymentPercent * 100), price.Final - plan.FirstPayment + slip, plan.LoanExpectedOn,
            sale.Ledger.ReceiptsOf(PaymentPurpose.Deposit)[0]);
    }

    private static Area? InnerArea(Deal deal) => deal.Units.Any(unit => unit.Unit.InnerAreaValue is null) ? null : new Area(deal.Units.Sum(unit => unit.Unit.InnerAreaValue!.Value));

    private static Actor Actor(Guid id, Role role) => new(id, "", new HashSet<Role> { role });
}

/// <summary>Who sits at the desks of the demonstration.</summary>
internal sealed record DemoDesks(Actor Manager, Actor Supervisor, Actor Assistant, Actor Clerk, Guid CashierId);

/// <summary>One sale of the demonstration with everything that is about it.</summary>
internal sealed record DemoSale(Deal Deal, Customer Customer, Subscription Agreed, Ledger Ledger, DealFile File);

/// <summary>The books of numbers of the demonstration.</summary>
internal sealed class DemoNumbers(Project project)
{
    private readonly Dictionary<(NumberSeries Series, int Year), NumberBook> books = [];

    public IEnumerable<NumberBook> Books => books.Values;

    public string Take(NumberSeries series, DateTime at)
    {
        var year = project.Settings.Calendar.DateOf(at).Year;
        if (!books.TryGetValue((series, year), out var book))
            books.Add((series, year), book = new NumberBook(project.Id, series, year));
        return book.Take();
    }
}
