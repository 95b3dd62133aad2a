using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Races;

/// <summary>Where the contract stands when the race begins.</summary>
public enum SigningStart
{
    /// <summary>Neither signatures nor money.</summary>
    Issued,
    SignaturesChecked,
    MoneyHere,
    ChequeTaken,
    Overdue,
    Contracted,
    OnlineSigned,
    Filed,
    ReturnAsked,

    /// <summary>The authority still has the contract.</summary>
    ReturnApproved,
    FilingRevoked,
    ReturnSettled,
    PapersBack,

    /// <summary>The buyer wants to pay at once; the assistant has approved, the manager is next.</summary>
    ChangeAsked,
}

/// <summary>What the desks can do to it.</summary>
public enum SigningMove
{
    CheckSignatures,
    ReceiveFirstPayment,
    ReceivePart,
    ReceiveLoan,
    ReverseReceipt,
    TakeCheque,
    ClearCheque,
    BounceCheque,
    SendBack,
    AskForCancellation,
    AskForPaymentChange,
    AskForReturn,
    Reclaim,
    ReclaimByDirector,
    Approve,
    ApproveByDirector,
    ApproveByAssistant,
    Refuse,
    Withdraw,
    SignOnline,
    SignOnlineByAssistant,
    EnterFiling,
    RevokeFiling,
    Settle,
    TakePapersBack,
    PutBackOnSale,
    PutBackOnSaleByDirector,
    BeginLoan,
    InviteToHandover,
    HandOver,
}

/// <summary>One contract, every desk that has a hand in it, and how it came to stand where it does.</summary>
public sealed class SigningGround
{
    private static readonly Money Part = Money.FromYuan(400_000), FirstPayment = Money.FromYuan(1_400_000), Loan = Money.FromYuan(1_000_000), Penalty = Money.FromYuan(250_000);
    private static readonly HandoverNotes Accepted = new(3, "12", "880", "5", [], IsAccepted: true, "");
    private static readonly ProjectSettings OneApproves = new()
    {
        SigningDays = 1,
        CancellationPath = ApprovalPath.Manager,
        UnitReturnPath = ApprovalPath.Manager,
        ContractChangePath = ApprovalPath.Manager,
    };

    private readonly Signing signing;
    private readonly Guid director;
    private Guid cheque, receipt;
    private long logged;

    private SigningGround(Signing signing, Guid director) => (this.signing, this.director) = (signing, director);

    public Guid ProjectId => signing.Project.Id;

    private TestCentre Centre => signing.Project.Centre;

    private Guid DealId => signing.DealId;

    public static async Task<SigningGround> Prepare(TestCentre centre, SigningStart start)
    {
        var project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 1);
        await centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(OneApproves, "工行 4000"));
        var signing = await Signing.Issued(centre, project);
        var ground = new SigningGround(signing, await centre.Hire("林总监", Role.MarketingDirector, project.Id));
        foreach (var step in Before(start))
            (await ground.Make(step)).Should().BeNull("{0} comes before {1}", step, start);
        if (start == SigningStart.Overdue)
            centre.Clock.Advance(TimeSpan.FromDays(2));
        await centre.Database(async db =>
        {
            ground.logged = (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).BoardVersion;
            ground.receipt = await db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.DealId == signing.DealId && entry.Purpose == PaymentPurpose.FirstPayment && entry.Kind == EntryKind.Receipt).Select(entry => entry.Id).FirstOrDefaultAsync();
        });
        return ground;
    }

    /// <summary>Makes the move; answers why not, or nothing.</summary>
    public async Task<Refusal?> Make(SigningMove move)
    {
        var (id, deal, liWen, manager, cashier, clerk) = (ProjectId, DealId, signing.Project.LiWen, signing.Project.Manager, signing.Sale.Cashier, signing.Clerk);
        return move switch
        {
            SigningMove.CheckSignatures => await Do(signing.Supervisor, signing.CheckSignatures()),
            SigningMove.ReceiveFirstPayment => await Do(cashier, signing.Sale.Receive(FirstPayment, PaymentPurpose.FirstPayment)),
            SigningMove.ReceivePart => await Do(cashier, signing.Sale.Receive(Part, PaymentPurpose.FirstPayment)),
            SigningMove.ReceiveLoan => await Do(cashier, signing.Sale.Receive(Loan, PaymentPurpose.CommercialLoan)),
            SigningMove.ReverseReceipt => await Do(cashier, new ReverseEntry(id, deal, receipt, "记错")),
            SigningMove.TakeCheque => await TakeCheque(new TakeCheque(id, deal, PaymentPurpose.FirstPayment, FirstPayment, "ZP 1", "赵先生")),
            SigningMove.ClearCheque => await Do(cashier, new ClearCheque(id, deal, cheque)),
            SigningMove.BounceCheque => await Do(cashier, new BounceCheque(id, deal, cheque)),
            SigningMove.SendBack => await Do(signing.Supervisor, new SendBackContract(id, deal, "签名不清")),
            SigningMove.AskForCancellation => await Do(liWen, new AskForCancellation(id, deal, CancellationGround.NobodysFault, "拒贷")),
            SigningMove.AskForPaymentChange => await Do(liWen, new AskForPaymentChange(id, deal, new PlanTerms(PaymentMethod.OnePayment, Sale.Deposit), "拒贷")),
            SigningMove.AskForReturn => await Do(liWen, new AskForUnitReturn(id, deal, CancellationGround.BuyersBreach, Penalty, "调往外地")),
            SigningMove.Reclaim => await Do(manager, new ReclaimUnit(id, deal, "逾期未签")),
            SigningMove.ReclaimByDirector => await Do(director, new ReclaimUnit(id, deal, "逾期未签")),
            SigningMove.Approve => await Do(manager, new ApproveRequest(id, deal)),
            SigningMove.ApproveByDirector => await Do(director, new ApproveRequest(id, deal)),
            SigningMove.ApproveByAssistant => await Do(signing.Assistant, new ApproveRequest(id, deal)),
            SigningMove.Refuse => await Do(manager, new RefuseRequest(id, deal, "再谈谈")),
            SigningMove.Withdraw => await Do(liWen, new WithdrawRequest(id, deal)),
            SigningMove.SignOnline => await Do(clerk, new SignOnline(id, deal, $"WQ-{deal:N}", signing.Today)),
            SigningMove.SignOnlineByAssistant => await Do(signing.Assistant, new SignOnline(id, deal, $"WQ-{deal:N}", signing.Today)),
            SigningMove.EnterFiling => await Do(clerk, new EnterFiling(id, deal, $"BA-{deal:N}", signing.Today)),
            SigningMove.RevokeFiling => await Do(clerk, new RevokeFiling(id, deal)),
            SigningMove.Settle => await Do(cashier, new SettleCancellation(id, deal, PaymentWay.BankTransfer, "TX 1", "赵先生")),
            SigningMove.TakePapersBack => await Do(clerk, new TakePapersBack(id, deal)),
            SigningMove.PutBackOnSale => await Do(manager, new PutBackOnSale(id, deal)),
            SigningMove.PutBackOnSaleByDirector => await Do(director, new PutBackOnSale(id, deal)),
            SigningMove.BeginLoan => await Do(clerk, new BeginLoanCase(id, deal, LoanKind.Commercial)),
            SigningMove.InviteToHandover => await Do(clerk, new InviteToHandover(id, deal, Centre.Now.AddDays(1), InvitationWay.Letter, signing.Today)),
            SigningMove.HandOver => await Do(clerk, new RecordHandover(id, deal, Accepted)),
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
    }

    public async Task<UnitStatus> Status() => (await signing.Project.Unit(signing.Project.Units[0])).Status;

    /// <summary>Where everything ended: unit, deal, contract, requests, money, what is due, loans, handover, and what the board log tells of the race.</summary>
    public Task<string> End() => Centre.Database(async db =>
    {
        var deal = await db.Deals.IgnoreQueryFilters().AsNoTracking().SingleAsync(deal => deal.Id == DealId);
        var contract = await db.Contracts.IgnoreQueryFilters().AsNoTracking().SingleAsync(contract => contract.Id == DealId);
        var agreed = await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == DealId);
        var ledger = await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == DealId);
        var requests = await db.DealRequests.IgnoreQueryFilters().AsNoTracking().Where(request => request.DealId == DealId).OrderBy(request => request.Id).ToListAsync();
        var loans = await db.LoanCases.IgnoreQueryFilters().AsNoTracking().Where(loan => loan.DealId == DealId).ToListAsync();
        var handover = await db.Handovers.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(handover => handover.Id == DealId);
        var stage = await db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == deal.CustomerId).Select(customer => customer.Stage).SingleAsync();
        var log = await db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == ProjectId && entry.Number > logged).OrderBy(entry => entry.Number).Select(entry => entry.Status).ToListAsync();
        return $"""
            {deal.Units[0].Unit.Status}, {deal.Stage} {deal.End}, {stage}, log {string.Join('/', log)}
            {string.Join('/', contract.Open)}, signed {contract.IsSigned}, number {contract.Number.Length > 0}, {contract.Versions.Count} versions, sent back {contract.SentBack.Count}, {agreed.Plan!.Terms.Method}
            {string.Join('/', requests.Select(request => $"{request.Kind} {request.State} online {request.WasOnline} revoked {request.FilingRevokedAt is not null} papers {request.PapersBackAt is not null} approved {request.Approvals.Count(approval => approval.ApprovedById is not null)}"))}
            {ledger.BalanceFen}, closed {ledger.IsClosed}: {string.Join('/', ledger.Entries.Select(entry => $"{entry.Number[..2]}{entry.Number[^6..]} {entry.Purpose} {entry.AmountFen}").Order(StringComparer.Ordinal))}
            {string.Join('/', ledger.Dues.Select(due => $"{due.Purpose} {due.PaidFen} of {due.AmountFen}"))}, cheques {string.Join('/', ledger.Cheques.Select(cheque => cheque.State))}
            loans {string.Join('/', loans.Select(loan => $"{loan.State} {loan.DisbursedFen}"))}, handover {handover?.State} {handover?.Records.Count}
            """;
    });

    private static SigningMove[] Before(SigningStart start) => start switch
    {
        SigningStart.Issued => [],
        SigningStart.SignaturesChecked or SigningStart.Overdue => [SigningMove.CheckSignatures],
        SigningStart.MoneyHere => [SigningMove.ReceiveFirstPayment],
        SigningStart.ChequeTaken => [SigningMove.CheckSignatures, SigningMove.TakeCheque],
        SigningStart.Contracted => [SigningMove.CheckSignatures, SigningMove.ReceiveFirstPayment],
        SigningStart.OnlineSigned => [.. Before(SigningStart.Contracted), SigningMove.SignOnline],
        SigningStart.Filed => [.. Before(SigningStart.OnlineSigned), SigningMove.EnterFiling],
        SigningStart.ReturnAsked => [.. Before(SigningStart.Filed), SigningMove.AskForReturn],
        SigningStart.ReturnApproved => [.. Before(SigningStart.ReturnAsked), SigningMove.Approve],
        SigningStart.FilingRevoked => [.. Before(SigningStart.ReturnApproved), SigningMove.RevokeFiling],
        SigningStart.ReturnSettled => [.. Before(SigningStart.FilingRevoked), SigningMove.Settle],
        SigningStart.PapersBack => [.. Before(SigningStart.ReturnSettled), SigningMove.TakePapersBack],
        _ => [.. Before(SigningStart.Contracted), SigningMove.AskForPaymentChange, SigningMove.ApproveByAssistant],
    };

    private async Task<Refusal?> TakeCheque(TakeCheque command)
    {
        var taken = await Centre.Send(signing.Sale.Cashier, command);
        if (taken.Succeeded)
            cheque = taken.Value;
        return taken.Refusal;
    }

    private async Task<Refusal?> Do<T>(Guid personId, Command<T> command) => (await Centre.Send(personId, command)).Refusal;
}
