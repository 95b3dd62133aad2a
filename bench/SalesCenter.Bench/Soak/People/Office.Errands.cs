using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Web.Features.Aftercare.ReturnCalls;
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

namespace SalesCenter.Bench.Soak.People;

/// <summary>What somebody does to a unit beside its usual way.</summary>
internal enum Errand
{
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
}

internal sealed partial class Office
{
    /// <summary>Does something to a unit that may or may not be the right thing now, by who should or by a consultant whose deal it is not.</summary>
    public async Task Run(Errand errand, Guid unitId, Guid other, Random chance)
    {
        var number = chance.Next(1, 10);
        var now = await Look(unitId);
        if (errand == Errand.Measure)
        {
            await Measure(unitId, number / 10m);
            return;
        }
        if (now.Deal is not { } deal)
        {
            await Next(now, unitId, chance);
            return;
        }
        var consultant = number % 5 == 0 ? Somebody(Role.Consultant, chance) : deal.ConsultantId;
        _ = errand switch
        {
            <= Errand.RefundPart => await Agree(errand, deal, now, consultant, number),
            <= Errand.UseDiscount => await Bargain(errand, deal, now, consultant, number),
            <= Errand.Withdraw => await Change(errand, deal, now, consultant, number, other),
            <= Errand.SendBack => await File(errand, deal, now, number),
            <= Errand.BounceCheque => await Pay(errand, deal, now, number),
            <= Errand.PayLoan => await Lend(errand, deal, now, consultant, number),
            _ => await After(errand, deal, now, consultant),
        };
    }

    private async Task<Refusal?> Agree(Errand errand, Deal deal, Case now, Guid consultant, int number) => errand switch
    {
        Errand.GiveUp => await Do(Role.Consultant, consultant, new GiveUpHold(projectId, deal.Id)),
        Errand.HandBack => await Do(Role.Consultant, consultant, new HandBackSlip(projectId, deal.Id)),
        Errand.Free => await Do(Role.SalesManager, new FreeUnit(projectId, deal.Id)),
        Errand.NameBuyers => await Do(Role.Consultant, consultant, NameBuyers(now, deal)),
        Errand.AgreeOtherwise => await Do(Role.Consultant, consultant, new AgreeTerms(projectId, deal.Id, number % 2 == 0 ? Half : AtOnce, [])),
        Errand.ReceivePart => await Do(Role.Cashier, Receive(deal, Money.FromYuan(10_000 * number), deal.Stage < DealStage.Subscribed ? PaymentPurpose.Deposit : PaymentPurpose.FirstPayment)),
        _ => await Do(Role.Cashier, new RefundPrepayment(projectId, deal.Id, new Payment(now.Agreed is { SubscribedAt: null } ? PaymentPurpose.Deposit : PaymentPurpose.FirstPayment, Money.FromYuan(10_000 * number), PaymentWay.Cash, "", "买受人"), "改天再来")),
    };

    private async Task<Refusal?> Bargain(Errand errand, Deal deal, Case now, Guid consultant, int number)
    {
        var id = now.Discount?.Id ?? Guid.Empty;
        return errand switch
        {
            Errand.AskForDiscount => await Do(Role.Consultant, consultant, new AskForDiscount(projectId, deal.Id, DiscountShape.LumpSumOff, Money.FromYuan(10_000 * number).Fen, now.Agreed?.Plan?.Terms ?? Mortgage, [], "客户今天就定", [])),
            Errand.ApproveDiscount => await Do(number < 6 ? Role.SalesManager : Role.MarketingDirector, new ApproveDiscount(projectId, id)),
            Errand.RefuseDiscount => await Do(Role.SalesManager, new RefuseDiscount(projectId, id, "太多")),
            Errand.WithdrawDiscount => await Do(Role.Consultant, consultant, new WithdrawDiscount(projectId, deal.Id, id)),
            _ => await Do(Role.Consultant, consultant, new AgreeTerms(projectId, deal.Id, Mortgage, [], id)),
        };
    }

    private async Task<Refusal?> Change(Errand errand, Deal deal, Case now, Guid consultant, int number, Guid other) => errand switch
    {
        Errand.AskForCancellation => await Do(Role.Consultant, consultant, new AskForCancellation(projectId, deal.Id, (CancellationGround)(number % 3), "贷款被拒")),
        Errand.AskForSwap => await Do(Role.Consultant, consultant, new AskForSwap(projectId, deal.Id, other, Mortgage, [], "想换高楼层")),
        Errand.AskForClause => await Do(Role.Consultant, consultant, new AskForClause(projectId, deal.Id, "赠送车位使用权一年", "客户要求")),
        Errand.AskForPaymentChange => await Do(Role.Consultant, consultant, new AskForPaymentChange(projectId, deal.Id, number % 2 == 0 ? Half : AtOnce, "资金安排有变")),
        Errand.AskForPriceChange => await Do(Role.Consultant, consultant, new AskForPriceChange(projectId, deal.Id, now.Discount?.Id ?? Guid.Empty, "质量补偿")),
        Errand.AskForReturn => await Do(Role.Consultant, consultant, new AskForUnitReturn(projectId, deal.Id, (CancellationGround)(number % 3), number % 3 == 2 ? default : Money.FromYuan(10_000 * number), "调往外地")),
        Errand.Bring when now.Request is { } request => await Bring(request, deal),
        Errand.Bring => await Do(Role.SalesManager, new ApproveRequest(projectId, deal.Id)),
        Errand.Refuse => await Do(now.Request?.Next?.Role ?? Role.SalesManager, new RefuseRequest(projectId, deal.Id, "再谈谈")),
        _ => await Do(Role.Consultant, consultant, new WithdrawRequest(projectId, deal.Id)),
    };

    private async Task<Refusal?> File(Errand errand, Deal deal, Case now, int number)
    {
        var desk = (CirculationDesk)(number % 4);
        return errand switch
        {
            Errand.SignSlip => desk == CirculationDesk.Consultant
                ? await Do(Role.Consultant, deal.ConsultantId, new SignCirculationSlip(projectId, deal.Id, desk))
                : await Do(desk.Roles().First(people.Contains), new SignCirculationSlip(projectId, deal.Id, desk)),
            Errand.CountPapers => await Do(Role.AdminClerk, new CountPapers(projectId, deal.Id, [.. DealFile.Checklist(now.Agreed?.Buyers.Count ?? 1, isChanged: false).Select(paper => new PaperCount(paper.Kind, paper.Required))])),
            Errand.PutFileAway => await Do(Role.AdminClerk, new PutFileAway(projectId, deal.Id)),
            Errand.ReceiveFile => await Do(Role.AdminClerk, new ReceiveFile(projectId, deal.Id)),
            _ => await Do(number % 2 == 0 ? Role.Supervisor : Role.SalesAssistant, new SendBackContract(projectId, deal.Id, "签名不清")),
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
            Errand.PayDue => await Do(Role.Cashier, Receive(deal, left, purpose)),
            Errand.Reverse => await Do(Role.Cashier, new ReverseEntry(projectId, deal.Id, now.Ledger?.Entries.ElementAtOrDefault(number % Math.Max(1, now.Ledger.Entries.Count))?.Id ?? Guid.Empty, "记错")),
            Errand.TakeCheque => await Do(Role.Cashier, new TakeCheque(projectId, deal.Id, purpose, left, $"ZP {number}", "买受人")),
            Errand.ClearCheque => await Do(Role.Cashier, new ClearCheque(projectId, deal.Id, cheque)),
            _ => await Do(Role.Cashier, new BounceCheque(projectId, deal.Id, cheque)),
        };
    }

    private async Task<Refusal?> Lend(Errand errand, Deal deal, Case now, Guid consultant, int number)
    {
        var loan = now.Loan?.Id ?? Guid.Empty;
        return errand switch
        {
            Errand.BeginLoan => await Do(Role.Consultant, consultant, new BeginLoanCase(projectId, deal.Id, LoanKind.Commercial)),
            Errand.ReceiveLoanPapers => await Do(Role.AdminClerk, new ReceiveLoanPapers(projectId, deal.Id, loan, [.. LoanPapers.Usual(LoanKind.Commercial).Select(name => new PaperTick(name, number % 4 != 0))])),
            Errand.SubmitLoan => await Do(Role.Consultant, consultant, new SubmitLoanCase(projectId, deal.Id, loan, Today.AddDays(30))),
            Errand.ApproveLoan => await Do(Role.AdminClerk, new ApproveLoan(projectId, deal.Id, loan, Money.FromYuan(100_000 * number), Today.AddDays(30))),
            Errand.RefuseLoan => await Do(Role.AdminClerk, new RefuseLoan(projectId, deal.Id, loan, "征信不良")),
            _ => await Do(Role.Cashier, Receive(deal, Money.FromYuan(100_000 * number), PaymentPurpose.CommercialLoan)),
        };
    }

    private async Task<Refusal?> After(Errand errand, Deal deal, Case now, Guid consultant) => errand switch
    {
        Errand.SettleArea => await SettleArea(deal, now),
        Errand.Invite => await Do(Role.Consultant, consultant, new InviteToHandover(projectId, deal.Id, Now.AddDays(1), InvitationWay.Letter, Today)),
        Errand.HandOver => await HandOver(deal, isAccepted: true),
        Errand.RefuseHandover => await HandOver(deal, isAccepted: false),
        Errand.RaiseService => await RaiseService(deal),
        _ => await Do(Role.Consultant, consultant, new RecordReturnCall(projectId, deal.Id, OccasionKind.AfterSubscription, Reached: true, 5, "")),
    };
}
