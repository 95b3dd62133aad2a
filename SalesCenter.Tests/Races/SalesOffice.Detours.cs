using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Tests.Races;

/// <summary>What each of the four units does beside its usual way, so that histories come to it often enough.</summary>
internal sealed partial class SalesOffice
{
    /// <summary>The next step beside the usual way: the first unit is bargained for and measured, the second has a loan, the third's contract is changed, the fourth is given back, by 李雯's buyer already before the contract.</summary>
    private Func<Task<Refusal?>>? Detour(Case now, Deal deal) => project.Units.ToList().IndexOf(deal.UnitId) switch
    {
        0 when deal.Stage == DealStage.Selected && now.Agreed!.Plan is null => Bargained(now, deal),
        0 when deal.Stage == DealStage.Contracted && now.Measured is null => () => Measure(deal.UnitId, 1.5m),
        0 when deal.Stage == DealStage.Contracted && now.Measured!.SettledAt is null => () => SettleArea(deal, now),
        1 when deal.Stage == DealStage.Subscribed && now.Contract is null => () => Do(desks[Role.AdminClerk], new PutFileAway(ProjectId, deal.Id)),
        1 when deal.Stage >= DealStage.Contracted && now.Ledger!.BalanceOf(PaymentPurpose.CommercialLoan) == default => Lent(now, deal),
        2 when deal.Stage == DealStage.Contracted && now.Contract!.Versions.Count == 1 => () => Do(deal.ConsultantId, new AskForPaymentChange(ProjectId, deal.Id, Half, "资金安排有变")),
        3 when deal.Stage == DealStage.Subscribed && now.Contract is null && deal.ConsultantId == project.LiWen => () => Do(deal.ConsultantId, new AskForCancellation(ProjectId, deal.Id, CancellationGround.BuyersBreach, "不想要了")),
        3 when deal.Stage >= DealStage.Contracted && now.Contract!.Has(ContractStep.OnlineSigning) => () => Do(deal.ConsultantId, new AskForUnitReturn(ProjectId, deal.Id, CancellationGround.NobodysFault, default, "调往外地")),
        _ => null,
    };

    private Func<Task<Refusal?>>? Bargained(Case now, Deal deal) => now.Discount switch
    {
        null => () => Do(deal.ConsultantId, new AskForDiscount(ProjectId, deal.Id, DiscountShape.LumpSumOff, Money.FromYuan(20_000).Fen, Sale.Mortgage, [], "客户今天就定", [])),
        { State: SpecialDiscountState.Asked } => () => Do(project.Manager, new ApproveDiscount(ProjectId, now.Discount.Id)),
        { State: SpecialDiscountState.Approved } => () => Do(deal.ConsultantId, new AgreeTerms(ProjectId, deal.Id, Sale.Mortgage, [], now.Discount.Id)),
        _ => null,
    };

    private Func<Task<Refusal?>>? Lent(Case now, Deal deal) => now.Loan switch
    {
        null => () => Do(deal.ConsultantId, new BeginLoanCase(ProjectId, deal.Id, LoanKind.Commercial)),
        { State: LoanState.Collecting, Missing.Count: > 0 } => () => Do(desks[Role.AdminClerk], new ReceiveLoanPapers(ProjectId, deal.Id, now.Loan.Id, [.. now.Loan.Missing.Select(name => new PaperTick(name, IsHere: true))])),
        { State: LoanState.Collecting } => () => Do(deal.ConsultantId, new SubmitLoanCase(ProjectId, deal.Id, now.Loan.Id, Today.AddDays(30))),
        { ApprovedFen: null } => () => Do(desks[Role.AdminClerk], new ApproveLoan(ProjectId, deal.Id, now.Loan.Id, new Money(now.Loan.AskedFen), Today.AddDays(30))),
        _ => () => Do(desks[Role.Cashier], Receive(deal, new Money(now.Loan.AskedFen), PaymentPurpose.CommercialLoan)),
    };

    private Task<Refusal?> Measure(Guid unitId, decimal more) =>
        Do(desks[Role.AdminClerk], new RecordMeasuredAreas(ProjectId, [new MeasuredLine(unitId, Area.FromSquareMetres(100 + more), Area.FromSquareMetres(80 + more))], "深测(2026)001"));

    private Task<Refusal?> SettleArea(Deal deal, Case now) =>
        Do(desks[Role.Cashier], new SettleArea(ProjectId, deal.Id, new Area(now.Measured?.MeasuredInnerValue ?? 1), PaymentWay.BankTransfer, "TX 2", "买受人"));
}
