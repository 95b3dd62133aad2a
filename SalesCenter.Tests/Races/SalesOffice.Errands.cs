using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Aftercare.ReturnCalls;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.FreeUnit;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Races;

/// <summary>What somebody does to a unit in a random history.</summary>
internal enum Errand
{
    GoOn,
    GiveUp,
    HandBack,
    Free,
    NameBuyers,
    AgreeOtherwise,
    ReceivePart,
    RefundPart,
    AskForDiscount,
    ApproveDiscount,
    RefuseDiscount,
    WithdrawDiscount,
    UseDiscount,
    AskForCancellation,
    AskForSwap,
    AskForClause,
    AskForPaymentChange,
    AskForPriceChange,
    AskForReturn,
    Bring,
    Refuse,
    Withdraw,
    SignSlip,
    CountPapers,
    PutFileAway,
    ReceiveFile,
    SendBack,
    CheckSignatures,
    PayDue,
    Reverse,
    TakeCheque,
    ClearCheque,
    BounceCheque,
    BeginLoan,
    ReceiveLoanPapers,
    SubmitLoan,
    ApproveLoan,
    RefuseLoan,
    PayLoan,
    Measure,
    SettleArea,
    Invite,
    HandOver,
    RefuseHandover,
    RaiseService,
    CallBack,
    TakeCall,
    ReceiveVisitor,
}

internal sealed partial class SalesOffice
{
    private static readonly PlanTerms Half = Sale.Mortgage with { FirstPaymentPercent = 50 }, AtOnce = new(PaymentMethod.OnePayment, Sale.Deposit);

    /// <summary>Does it to the unit at a place; by who should, or by a consultant whose deal it is not.</summary>
    /// <param name="number">Anything that can be more or less, 1 to 9: steps, sums, which of several.</param>
    public async Task<Refusal?> Run(Errand errand, int place, int who, int number)
    {
        var unitId = project.Units[place];
        switch (errand)
        {
            case Errand.GoOn:
                return await GoOn(unitId, 2 * number, who);
            case Errand.TakeCall:
                return await TakeCall(who, number);
            case Errand.ReceiveVisitor:
                return await Receive(who, number);
        }
        var now = await Look(unitId);
        if (errand == Errand.Measure)
            return await Measure(unitId, number / 10m);
        if (now.Deal is not { } deal)
            return await Next(now, unitId, who);
        var consultant = number % 5 == 0 ? consultants[who].Id : deal.ConsultantId;
        return errand switch
        {
            <= Errand.RefundPart => await Agree(errand, deal, now, consultant, number),
            <= Errand.UseDiscount => await Bargain(errand, deal, now, consultant, number),
            <= Errand.Withdraw => await Change(errand, deal, now, consultant, number),
            <= Errand.SendBack => await File(errand, deal, now, number),
            <= Errand.BounceCheque => await Pay(errand, deal, now, number),
            <= Errand.PayLoan => await Lend(errand, deal, now, consultant, number),
            _ => await After(errand, deal, now, consultant),
        };
    }

    private async Task<Refusal?> Agree(Errand errand, Deal deal, Case now, Guid consultant, int number) => errand switch
    {
        Errand.GiveUp => await Do(consultant, new GiveUpHold(ProjectId, deal.Id)),
        Errand.HandBack => await Do(consultant, new HandBackSlip(ProjectId, deal.Id)),
        Errand.Free => await Do(project.Manager, new FreeUnit(ProjectId, deal.Id)),
        Errand.NameBuyers => await Do(consultant, NameBuyers(deal)),
        Errand.AgreeOtherwise => await Do(consultant, new AgreeTerms(ProjectId, deal.Id, number % 2 == 0 ? Half : AtOnce, [])),
        Errand.ReceivePart => await Do(desks[Role.Cashier], Receive(deal, Money.FromYuan(10_000 * number), deal.Stage < DealStage.Subscribed ? PaymentPurpose.Deposit : PaymentPurpose.FirstPayment)),
        _ => await Do(desks[Role.Cashier], new RefundPrepayment(ProjectId, deal.Id, new Payment(now.Agreed is { SubscribedAt: null } ? PaymentPurpose.Deposit : PaymentPurpose.FirstPayment, Money.FromYuan(10_000 * number), PaymentWay.Cash, "", "买受人"), "改天再来")),
    };

    private async Task<Refusal?> Bargain(Errand errand, Deal deal, Case now, Guid consultant, int number)
    {
        var id = now.Discount?.Id ?? Guid.Empty;
        return errand switch
        {
            Errand.AskForDiscount => await Do(consultant, new AskForDiscount(ProjectId, deal.Id, DiscountShape.LumpSumOff, Money.FromYuan(10_000 * number).Fen, now.Agreed?.Plan?.Terms ?? Sale.Mortgage, [], "客户今天就定", [])),
            Errand.ApproveDiscount => await Do(desks[number < 6 ? Role.SalesManager : Role.MarketingDirector], new ApproveDiscount(ProjectId, id)),
            Errand.RefuseDiscount => await Do(project.Manager, new RefuseDiscount(ProjectId, id, "太多")),
            Errand.WithdrawDiscount => await Do(consultant, new WithdrawDiscount(ProjectId, deal.Id, id)),
            _ => await Do(consultant, new AgreeTerms(ProjectId, deal.Id, Sale.Mortgage, [], id)),
        };
    }

    private async Task<Refusal?> Change(Errand errand, Deal deal, Case now, Guid consultant, int number) => errand switch
    {
        Errand.AskForCancellation => await Do(consultant, new AskForCancellation(ProjectId, deal.Id, (CancellationGround)(number % 3), "贷款被拒")),
        Errand.AskForSwap => await Do(consultant, new AskForSwap(ProjectId, deal.Id, project.Units[number % project.Units.Count], Sale.Mortgage, [], "想换高楼层")),
        Errand.AskForClause => await Do(consultant, new AskForClause(ProjectId, deal.Id, "赠送车位使用权一年", "客户要求")),
        Errand.AskForPaymentChange => await Do(consultant, new AskForPaymentChange(ProjectId, deal.Id, number % 2 == 0 ? Half : AtOnce, "资金安排有变")),
        Errand.AskForPriceChange => await Do(consultant, new AskForPriceChange(ProjectId, deal.Id, now.Discount?.Id ?? Guid.Empty, "质量补偿")),
        Errand.AskForReturn => await Do(consultant, new AskForUnitReturn(ProjectId, deal.Id, (CancellationGround)(number % 3), number % 3 == 2 ? default : Money.FromYuan(10_000 * number), "调往外地")),
        Errand.Bring when now.Request is { } request => await Bring(request, deal),
        Errand.Bring => await Do(project.Manager, new ApproveRequest(ProjectId, deal.Id)),
        Errand.Refuse => await Do(desks[now.Request?.Next?.Role ?? Role.SalesManager], new RefuseRequest(ProjectId, deal.Id, "再谈谈")),
        _ => await Do(consultant, new WithdrawRequest(ProjectId, deal.Id)),
    };

    private async Task<Refusal?> File(Errand errand, Deal deal, Case now, int number)
    {
        var desk = (CirculationDesk)(number % 4);
        return errand switch
        {
            Errand.SignSlip => await Do(desk == CirculationDesk.Consultant ? deal.ConsultantId : desks[desk.Roles().First(desks.ContainsKey)], new SignCirculationSlip(ProjectId, deal.Id, desk)),
            Errand.CountPapers => await Do(desks[Role.AdminClerk], new CountPapers(ProjectId, deal.Id, [.. DealFile.Checklist(now.Agreed?.Buyers.Count ?? 1, isChanged: false).Select(paper => new PaperCount(paper.Kind, paper.Required))])),
            Errand.PutFileAway => await Do(desks[Role.AdminClerk], new PutFileAway(ProjectId, deal.Id)),
            Errand.ReceiveFile => await Do(desks[Role.AdminClerk], new ReceiveFile(ProjectId, deal.Id)),
            _ => await Do(desks[number % 2 == 0 ? Role.Supervisor : Role.SalesAssistant], new SendBackContract(ProjectId, deal.Id, "签名不清")),
        };
    }

    private async Task<Refusal?> Pay(Errand errand, Deal deal, Case now, int number)
    {
        var cheque = now.Ledger?.Cheques.FirstOrDefault(cheque => cheque.State == ChequeState.Taken)?.Id ?? Guid.Empty;
        var due = now.Ledger?.Dues.FirstOrDefault(due => due.IsOpen);
        var (left, purpose) = due is null ? (Money.FromYuan(1_400_000), PaymentPurpose.FirstPayment) : (due.Left, due.Purpose);
        return errand switch
        {
            Errand.CheckSignatures => await CheckSignatures(deal),
            Errand.PayDue => await Do(desks[Role.Cashier], Receive(deal, left, purpose)),
            Errand.Reverse => await Do(desks[Role.Cashier], new ReverseEntry(ProjectId, deal.Id, now.Ledger?.Entries.ElementAtOrDefault(number % Math.Max(1, now.Ledger.Entries.Count))?.Id ?? Guid.Empty, "记错")),
            Errand.TakeCheque => await Do(desks[Role.Cashier], new TakeCheque(ProjectId, deal.Id, purpose, left, $"ZP {number}", "买受人")),
            Errand.ClearCheque => await Do(desks[Role.Cashier], new ClearCheque(ProjectId, deal.Id, cheque)),
            _ => await Do(desks[Role.Cashier], new BounceCheque(ProjectId, deal.Id, cheque)),
        };
    }

    private async Task<Refusal?> Lend(Errand errand, Deal deal, Case now, Guid consultant, int number)
    {
        var (loan, clerk) = (now.Loan?.Id ?? Guid.Empty, desks[Role.AdminClerk]);
        return errand switch
        {
            Errand.BeginLoan => await Do(consultant, new BeginLoanCase(ProjectId, deal.Id, LoanKind.Commercial)),
            Errand.ReceiveLoanPapers => await Do(clerk, new ReceiveLoanPapers(ProjectId, deal.Id, loan, [.. LoanPapers.Usual(LoanKind.Commercial).Select(name => new PaperTick(name, number % 4 != 0))])),
            Errand.SubmitLoan => await Do(consultant, new SubmitLoanCase(ProjectId, deal.Id, loan, Today.AddDays(30))),
            Errand.ApproveLoan => await Do(clerk, new ApproveLoan(ProjectId, deal.Id, loan, Money.FromYuan(100_000 * number), Today.AddDays(30))),
            Errand.RefuseLoan => await Do(clerk, new RefuseLoan(ProjectId, deal.Id, loan, "征信不良")),
            _ => await Do(desks[Role.Cashier], Receive(deal, Money.FromYuan(100_000 * number), PaymentPurpose.CommercialLoan)),
        };
    }

    private async Task<Refusal?> After(Errand errand, Deal deal, Case now, Guid consultant) => errand switch
    {
        Errand.SettleArea => await SettleArea(deal, now),
        Errand.Invite => await Do(consultant, new InviteToHandover(ProjectId, deal.Id, Centre.Now.AddDays(1), InvitationWay.Letter, Today)),
        Errand.HandOver => await HandOver(deal, isAccepted: true),
        Errand.RefuseHandover => await HandOver(deal, isAccepted: false),
        Errand.RaiseService => await RaiseService(deal),
        _ => await Do(consultant, new RecordReturnCall(ProjectId, deal.Id, OccasionKind.AfterSubscription, Reached: true, 5, "")),
    };

    private Task<Refusal?> HandOver(Deal deal, bool isAccepted) => Do(desks[Role.AdminClerk], new RecordHandover(ProjectId, deal.Id, new HandoverNotes(3, "12", "880", "5", [new("厨房漏水")], isAccepted, isAccepted ? "" : "墙面开裂")));

    private Task<Refusal?> RaiseService(Deal deal) => Do(deal.ConsultantId, new RaiseServiceRequest(ProjectId, deal.Id, ServiceKind.Repair, "厨房漏水"));
}
