using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Bench.Soak.People;

/// <summary>What units of different kinds do beside their usual way, so that everything comes up often enough.</summary>
internal sealed partial class Office
{
    /// <summary>The next step beside the usual way: one unit is bargained for and measured, another has a loan, the contract of a third is changed, a fourth is given back; two of six go straight on.</summary>
    private Func<Task<Refusal?>>? Detour(Guid unitId, Case now, Deal deal) => (unitId.ToByteArray()[^1] % 6) switch
    {
        0 when deal.Stage == DealStage.Selected && now.Agreed!.Plan is null => Bargained(now, deal),
        0 when deal.Stage == DealStage.Contracted && now.Measured is null => () => Measure(deal.UnitId, 1.5m),
        0 when deal.Stage == DealStage.Contracted && now.Measured!.SettledAt is null => () => SettleArea(deal, now),
        1 when deal.Stage == DealStage.Subscribed && now.Contract is null => () => Do(Role.AdminClerk, new PutFileAway(projectId, deal.Id)),
        1 when deal.Stage >= DealStage.Contracted && now.Ledger!.BalanceOf(PaymentPurpose.CommercialLoan) == default => Lent(now, deal),
        2 when deal.Stage == DealStage.Contracted && now.Contract!.Versions.Count == 1 => () => Do(Role.Consultant, deal.ConsultantId, new AskForPaymentChange(projectId, deal.Id, Half, "资金安排有变")),
        3 when deal.Stage == DealStage.Subscribed && now.Contract is null && deal.Id.ToByteArray()[^1] % 2 == 0 => () => Do(Role.Consultant, deal.ConsultantId, new AskForCancellation(projectId, deal.Id, CancellationGround.BuyersBreach, "不想要了")),
        3 when deal.Stage is DealStage.Contracted or DealStage.Filed && now.Contract!.Has(ContractStep.OnlineSigning) => () => Do(Role.Consultant, deal.ConsultantId, new AskForUnitReturn(projectId, deal.Id, CancellationGround.NobodysFault, default, "调往外地")),
        _ => null,
    };

    private Func<Task<Refusal?>>? Bargained(Case now, Deal deal) => now.Discount switch
    {
        null => () => Do(Role.Consultant, deal.ConsultantId, new AskForDiscount(projectId, deal.Id, DiscountShape.LumpSumOff, Money.FromYuan(20_000).Fen, Mortgage, [], "客户今天就定", [])),
        { State: SpecialDiscountState.Asked } => () => Do(Role.SalesManager, new ApproveDiscount(projectId, now.Discount.Id)),
        { State: SpecialDiscountState.Approved } => () => Do(Role.Consultant, deal.ConsultantId, new AgreeTerms(projectId, deal.Id, Mortgage, [], now.Discount.Id)),
        _ => null,
    };

    private Func<Task<Refusal?>>? Lent(Case now, Deal deal) => now.Loan switch
    {
        null => () => Do(Role.Consultant, deal.ConsultantId, new BeginLoanCase(projectId, deal.Id, LoanKind.Commercial)),
        { State: LoanState.Collecting, Missing.Count: > 0 } => () => Do(Role.AdminClerk, new ReceiveLoanPapers(projectId, deal.Id, now.Loan.Id, [.. now.Loan.Missing.Select(name => new PaperTick(name, IsHere: true))])),
        { State: LoanState.Collecting } => () => Do(Role.Consultant, deal.ConsultantId, new SubmitLoanCase(projectId, deal.Id, now.Loan.Id, Today.AddDays(30))),
        { ApprovedFen: null } => () => Do(Role.AdminClerk, new ApproveLoan(projectId, deal.Id, now.Loan.Id, new Money(now.Loan.AskedFen), Today.AddDays(30))),
        _ => () => Do(Role.Cashier, Receive(deal, new Money(now.Loan.AskedFen), PaymentPurpose.CommercialLoan)),
    };

    private Task<Refusal?> Measure(Guid unitId, decimal more) =>
        Do(Role.AdminClerk, new RecordMeasuredAreas(projectId, [new MeasuredLine(unitId, Area.FromSquareMetres(100 + more), Area.FromSquareMetres(80 + more))], "深测(2026)001"));

    private Task<Refusal?> SettleArea(Deal deal, Case now) =>
        Do(Role.Cashier, new SettleArea(projectId, deal.Id, new Area(now.Measured?.MeasuredInnerValue ?? 1), PaymentWay.BankTransfer, "TX 2", "买受人"));
}
