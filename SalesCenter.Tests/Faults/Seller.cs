using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Faults;

/// <summary>Takes one unit after the other through a whole sale, and writes a line for each answer it gets.</summary>
internal sealed class Seller(TestCentre centre, Customer customer, ILookup<Role, Guid> people)
{
    private readonly Guid projectId = customer.ProjectId, consultant = customer.OwnerId!.Value;
    private Guid unit;

    private Guid Manager => people[Role.SalesManager].First();

    private Guid Cashier => people[Role.Cashier].First();

    /// <summary>Gives up what a killed process left held: nobody has two holds, and the clock stands still.</summary>
    public async Task LeaveHolds()
    {
        var holds = await centre.Database(db => db.Deals.IgnoreQueryFilters().Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.ConsultantId == consultant).Select(deal => deal.Id).ToListAsync());
        foreach (var deal in holds)
            await centre.Send(consultant, new GiveUpHold(projectId, deal));
    }

    /// <summary>From the hold to the deposit; whoever gives up goes all the way back until the unit is on sale again.</summary>
    /// <returns>The subscribed deal; nothing where the unit was not to be had, or is given up.</returns>
    public async Task<Guid?> Sell(Guid unitId, bool givesUp)
    {
        unit = unitId;
        var hold = await Send(consultant, new HoldUnit(projectId, unitId, customer.Id));
        if (!hold.Succeeded)
            return null;
        var deal = hold.Value.DealId;
        await Send(consultant, new SubmitSlip(projectId, deal));
        await Send(Manager, new ApproveSelection(projectId, deal));
        await Send(consultant, new NameBuyers(projectId, deal, [new BuyerWish(customer.Name, 100, IdDocumentKind.IdCard, Sale.IdNumber, "13800000001", "深圳")]));
        await Send(consultant, new AgreeTerms(projectId, deal, Sale.Mortgage, []));
        await Send(Cashier, new BookReceipt(projectId, deal, new Payment(PaymentPurpose.Deposit, Sale.Deposit, PaymentWay.Card, "POS 1", customer.Name)));
        if (!givesUp)
            return deal;
        await Send(consultant, new AskForCancellation(projectId, deal, CancellationGround.NobodysFault, "拒贷"));
        await Send(Manager, new ApproveRequest(projectId, deal));
        await Send(people[Role.AdminClerk].First(), new TakePapersBack(projectId, deal));
        await Send(Cashier, new SettleCancellation(projectId, deal, PaymentWay.BankTransfer, "TX 1", customer.Name));
        await Send(Manager, new PutBackOnSale(projectId, deal));
        return null;
    }

    /// <summary>Sends a command and writes its answer down.</summary>
    internal async Task<SalesCenter.Domain.Common.Result<T>> Send<T>(Guid personId, Command<T> command)
    {
        var answer = await centre.Send(personId, command);
        Console.WriteLine(new Promise(command.RequestId, personId, unit, customer.Id, answer.Refusal?.Code ?? Promise.Done));
        return answer;
    }
}
