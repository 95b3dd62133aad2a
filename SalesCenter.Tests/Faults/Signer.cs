using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Faults;

/// <summary>Takes a subscribed deal through every desk to the filed contract, changes it once and has it filed again.</summary>
internal sealed class Signer(TestCentre centre, Customer customer, ILookup<Role, Guid> people)
{
    private static readonly PlanTerms Half = Sale.Mortgage with { FirstPaymentPercent = 50 };
    private readonly Guid projectId = customer.ProjectId, consultant = customer.OwnerId!.Value;

    private Guid Manager => people[Role.SalesManager].First();

    private Guid Assistant => people[Role.SalesAssistant].First();

    private Guid Clerk => people[Role.AdminClerk].First();

    private Guid Cashier => people[Role.Cashier].First();

    /// <summary>Whoever gives up goes all the way back until the unit is on sale again.</summary>
    public async Task Sign(Seller seller, Guid deal, bool givesUp)
    {
        await seller.Send(consultant, new MakeAppointment(projectId, deal, centre.Now.AddDays(1)));
        await seller.Send(consultant, new FillInForm(projectId, deal, await Signing.FormOf(centre, deal)));
        await seller.Send(consultant, new CheckPapers(projectId, deal, Enum.GetValues<BroughtPaper>()));
        await seller.Send(Manager, new ReviewContract(projectId, deal));
        await seller.Send(Manager, new SignDraft(projectId, deal));
        await seller.Send(Assistant, new CompareContract(projectId, deal, Enum.GetValues<ComparedMatter>()));
        await seller.Send(Assistant, new IssueContract(projectId, deal));
        await seller.Send(people[Role.Supervisor].First(), new CheckSignatures(projectId, deal, Enum.GetValues<SignaturePlace>()));
        await Pay(seller, deal);
        await File(seller, deal, "");
        await seller.Send(consultant, new AskForPaymentChange(projectId, deal, Half, "资金安排有变"));
        await seller.Send(Assistant, new ApproveRequest(projectId, deal));
        await seller.Send(Manager, new ApproveRequest(projectId, deal));
        await Pay(seller, deal);
        await File(seller, deal, "-2");
        if (givesUp)
            await GiveBack(seller, deal);
    }

    private async Task GiveBack(Seller seller, Guid deal)
    {
        await seller.Send(consultant, new AskForUnitReturn(projectId, deal, CancellationGround.BuyersBreach, Money.FromYuan(250_000), "调往外地"));
        await seller.Send(Manager, new ApproveRequest(projectId, deal));
        await seller.Send(Clerk, new RevokeFiling(projectId, deal));
        await seller.Send(Cashier, new SettleCancellation(projectId, deal, PaymentWay.BankTransfer, "TX 1", customer.Name));
        await seller.Send(Clerk, new TakePapersBack(projectId, deal));
        await seller.Send(Manager, new PutBackOnSale(projectId, deal));
    }

    /// <summary>What of the first payment is missing.</summary>
    private async Task Pay(Seller seller, Guid deal)
    {
        var missing = await centre.Database(async db => (await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == deal))
            .FirstPaymentDue(await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == deal)));
        await seller.Send(Cashier, new BookReceipt(projectId, deal, new Payment(PaymentPurpose.FirstPayment, missing, PaymentWay.Card, "POS 2", customer.Name)));
    }

    private async Task File(Seller seller, Guid deal, string again)
    {
        var today = new SalesCenter.Domain.Stock.ProjectSettings().Calendar.DateOf(centre.Now);
        await seller.Send(Clerk, new SignOnline(projectId, deal, $"WQ-{deal:N}{again}", today));
        await seller.Send(Clerk, new EnterFiling(projectId, deal, $"BA-{deal:N}{again}", today));
    }
}
