using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Races;

/// <summary>A sales centre with somebody at every desk and four units, and what anybody there may do to any of them; counts what was done.</summary>
internal sealed partial class SalesOffice
{
    private static readonly ProjectSettings OneApproves = new()
    {
        RepeatHoldPauseMinutes = 0,
        CancellationPath = ApprovalPath.Manager,
        SwapPath = ApprovalPath.Manager,
        UnitReturnPath = ApprovalPath.Manager,
        ContractChangePath = ApprovalPath.Manager,
        ClausePath = ApprovalPath.Manager,
    };

    private readonly SmallProject project;
    private readonly (Guid Id, Guid CustomerId, string CustomerName)[] consultants;
    private readonly Dictionary<Role, Guid> desks;
    private long done;

    private SalesOffice(SmallProject project, (Guid, Guid, string)[] consultants, Dictionary<Role, Guid> desks) => (this.project, this.consultants, this.desks) = (project, consultants, desks);

    public Guid ProjectId => project.Id;

    /// <summary>How many commands have succeeded.</summary>
    public long Done => Interlocked.Read(ref done);

    private TestCentre Centre => project.Centre;

    private DateOnly Today => OneApproves.Calendar.DateOf(Centre.Now);

    public static async Task<SalesOffice> In(TestCentre centre)
    {
        var project = await SmallProject.In(centre, floors: 2, roomsPerFloor: 2);
        await centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(OneApproves, "工行 4000"));
        var third = await centre.Hire("张磊", Role.Consultant, project.Id);
        var customer = KnownCustomer.Of(third, project.Id, "孙先生", "13800000004", centre.Now);
        await centre.Database(async db => await db.AddAsync(customer));
        var desks = new Dictionary<Role, Guid> { [Role.SalesManager] = project.Manager };
        foreach (var role in new[] { Role.MarketingDirector, Role.ProjectCompany, Role.Cashier, Role.Supervisor, Role.SalesAssistant, Role.AdminClerk })
            desks[role] = await centre.Hire(role.ToString(), role, project.Id);
        return new SalesOffice(project, [(project.LiWen, project.CustomerOfLiWen, "赵先生"), (project.WangFang, project.CustomerOfWangFang, "钱女士"), (third, customer.Id, "孙先生")], desks);
    }

    /// <summary>So many steps of a unit on its usual way: from the hold to the key, or, where somebody has asked for its end, back on sale. Stops at the first that is refused.</summary>
    private async Task<Refusal?> GoOn(Guid unitId, int steps, int who)
    {
        Refusal? refusal = null;
        for (var step = 0; step < steps && refusal is null; step++)
        {
            var now = await Look(unitId);
            if (now is { Deal: { } deal, Request: null } && Detour(now, deal) is { } detour && await detour() is null)
                continue;
            refusal = await Next(now, unitId, who);
        }
        return refusal;
    }

    private Task<Refusal?> Next(Case now, Guid unitId, int who)
    {
        if (now.Deal is not { } deal)
            return Do(consultants[who].Id, new HoldUnit(ProjectId, unitId, consultants[who].CustomerId));
        if (now.Request is { } request)
            return Bring(request, deal);
        var (consultant, manager) = (deal.ConsultantId, project.Manager);
        return deal.Stage switch
        {
            DealStage.Held when deal.Slip is null or { State: SlipState.Refused } => Do(consultant, new SubmitSlip(ProjectId, deal.Id)),
            DealStage.Held => Do(manager, new ApproveSelection(ProjectId, deal.Id)),
            DealStage.Selected when now.Agreed!.Buyers.Count == 0 => Do(consultant, NameBuyers(deal)),
            DealStage.Selected when now.Agreed!.Plan is null => Do(consultant, new AgreeTerms(ProjectId, deal.Id, Sale.Mortgage, [])),
            DealStage.Selected => Do(desks[Role.Cashier], Receive(deal, now.Agreed!.Plan!.Deposit - now.Ledger!.BalanceOf(PaymentPurpose.Deposit), PaymentPurpose.Deposit)),
            DealStage.Subscribed => Sign(now, deal),
            DealStage.Contracted when now.Contract!.Has(ContractStep.OnlineSigning) => Do(desks[Role.AdminClerk], new EnterFiling(ProjectId, deal.Id, $"BA-{deal.Id:N}", Today)),
            DealStage.Contracted => Do(desks[Role.SalesAssistant], new SignOnline(ProjectId, deal.Id, $"WQ-{deal.Id:N}", Today)),
            DealStage.Filed when now.Ledger!.Dues.FirstOrDefault(due => due.IsOpen && due.DueOn <= Today) is { } due => Do(desks[Role.Cashier], Receive(deal, due.Left, due.Purpose)),
            DealStage.Filed => HandOver(deal, isAccepted: true),
            _ => RaiseService(deal),
        };
    }

    private async Task<Refusal?> Sign(Case now, Deal deal)
    {
        var (consultant, manager, assistant) = (deal.ConsultantId, project.Manager, desks[Role.SalesAssistant]);
        return now.Contract?.Next switch
        {
            null or ContractStep.Appointment => await Do(consultant, new MakeAppointment(ProjectId, deal.Id, Centre.Now.AddDays(1))),
            ContractStep.SigningForm => await Do(consultant, new FillInForm(ProjectId, deal.Id, await Signing.FormOf(Centre, deal.Id))),
            ContractStep.PapersCheck => await Do(consultant, new CheckPapers(ProjectId, deal.Id, Enum.GetValues<BroughtPaper>())),
            ContractStep.Review => await Do(manager, new ReviewContract(ProjectId, deal.Id)),
            ContractStep.DraftSigned => await Do(manager, new SignDraft(ProjectId, deal.Id)),
            ContractStep.Comparison => await Do(assistant, new CompareContract(ProjectId, deal.Id, Enum.GetValues<ComparedMatter>())),
            ContractStep.FormalContract => await Do(assistant, new IssueContract(ProjectId, deal.Id)),
            ContractStep.SignatureCheck => await CheckSignatures(deal),
            _ => await Do(desks[Role.Cashier], Receive(deal, now.Agreed!.FirstPaymentDue(now.Ledger!), PaymentPurpose.FirstPayment)),
        };
    }

    /// <summary>The next step of a request that is under way.</summary>
    private Task<Refusal?> Bring(DealRequest request, Deal deal) => request switch
    {
        { Next: { } next } => Do(desks[next.Role], new ApproveRequest(ProjectId, deal.Id, request.Id)),
        { State: RequestState.Approved, NeedsFilingRevoked: true } => Do(desks[Role.AdminClerk], new RevokeFiling(ProjectId, deal.Id, request.Id)),
        { State: RequestState.Approved, Kind: RequestKind.Cancellation, NeedsPapers: true } or { State: RequestState.Settled, NeedsPapers: true } => Do(desks[Role.AdminClerk], new TakePapersBack(ProjectId, deal.Id, request.Id)),
        { State: RequestState.Approved } => Do(desks[Role.Cashier], new SettleCancellation(ProjectId, deal.Id, PaymentWay.BankTransfer, "TX 1", "买受人", request.Id)),
        _ => Do(project.Manager, new PutBackOnSale(ProjectId, deal.Id, request.Id)),
    };

    private NameBuyers NameBuyers(Deal deal) => new(ProjectId, deal.Id, [new BuyerWish(
        consultants.First(consultant => consultant.CustomerId == deal.CustomerId).CustomerName, 100, IdDocumentKind.IdCard, Sale.IdNumber, "13800000001", "深圳市南山区科苑路 1 号")]);

    private BookReceipt Receive(Deal deal, Money amount, PaymentPurpose purpose) => new(ProjectId, deal.Id, new Payment(purpose, amount, PaymentWay.Card, "POS 1", "买受人"));

    private Task<Refusal?> CheckSignatures(Deal deal) => Do(desks[Role.Supervisor], new CheckSignatures(ProjectId, deal.Id, Enum.GetValues<SignaturePlace>()));

    private async Task<Refusal?> Do<T>(Guid personId, Command<T> command)
    {
        var answer = await Centre.Send(personId, command);
        if (answer.Succeeded)
            Interlocked.Increment(ref done);
        return answer.Refusal;
    }

    /// <summary>The open deal on a unit, with all that belongs to it.</summary>
    private Task<Case> Look(Guid unitId) => Centre.Database(async db =>
    {
        var deal = await db.Deals.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(deal => deal.UnitId == unitId && deal.IsOpen);
        return deal is null ? new Case() : new Case(
            deal,
            await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(agreed => agreed.Id == deal.Id),
            await db.Contracts.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(contract => contract.Id == deal.Id),
            await db.DealRequests.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(request => request.DealId == deal.Id && request.IsOpen),
            await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries.OrderBy(entry => entry.Id)).SingleOrDefaultAsync(ledger => ledger.Id == deal.Id),
            await db.LoanCases.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(loan => loan.DealId == deal.Id && loan.IsOpen),
            await db.SpecialDiscounts.IgnoreQueryFilters().AsNoTracking().Where(discount => discount.DealId == deal.Id).OrderByDescending(discount => discount.Id).FirstOrDefaultAsync(),
            await db.MeasuredUnits.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(measured => measured.UnitId == unitId));
    });

    /// <summary>A deal as somebody sees it, who may be late.</summary>
    private sealed record Case(
        Deal? Deal = null, Subscription? Agreed = null, Contract? Contract = null, DealRequest? Request = null, Ledger? Ledger = null, LoanCase? Loan = null, SpecialDiscount? Discount = null, MeasuredUnit? Measured = null);
}
