using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Bench.Soak.People;

/// <summary>The usual way of a unit, from the hold to the key, or back on sale where somebody has asked for its end.</summary>
internal sealed partial class Office
{
    private const string IdNumber = "11010519491231002X";

    private static readonly Money Deposit = Money.FromYuan(100_000);

    private static readonly PlanTerms Mortgage = new(PaymentMethod.Mortgage, Deposit, 30, Bank: "建设银行"), Half = Mortgage with { FirstPaymentPercent = 50 }, AtOnce = new(PaymentMethod.OnePayment, Deposit);

    /// <summary>The next step of a unit.</summary>
    public async Task GoOn(Guid unitId, Random chance)
    {
        var now = await Look(unitId);
        if (now is { Deal: { } deal, Request: null } && Detour(unitId, now, deal) is { } detour && await detour() is null)
            return;
        await Next(now, unitId, chance);
    }

    private async Task<Refusal?> Next(Case now, Guid unitId, Random chance)
    {
        if (now.Deal is not { } deal)
        {
            return await FreeConsultant(chance) is { } who && await CustomerOf(who, chance) is { } customer
                ? await Do(Role.Consultant, who, new HoldUnit(projectId, unitId, customer))
                : null;
        }
        if (now.Request is { } request)
            return await Bring(request, deal);
        var consultant = deal.ConsultantId;
        return await (deal.Stage switch
        {
            DealStage.Held when deal.Slip is null or { State: SlipState.Refused } => Do(Role.Consultant, consultant, new SubmitSlip(projectId, deal.Id)),
            DealStage.Held => Do(Role.SalesManager, new ApproveSelection(projectId, deal.Id)),
            DealStage.Selected when now.Agreed!.Buyers.Count == 0 => Do(Role.Consultant, consultant, NameBuyers(now, deal)),
            DealStage.Selected when now.Agreed!.Plan is null => Do(Role.Consultant, consultant, new AgreeTerms(projectId, deal.Id, Mortgage, [])),
            DealStage.Selected => Do(Role.Cashier, Receive(deal, now.Agreed!.Plan!.Deposit - now.Ledger!.BalanceOf(PaymentPurpose.Deposit), PaymentPurpose.Deposit)),
            DealStage.Subscribed => Sign(now, deal),
            DealStage.Contracted when now.Contract!.Has(ContractStep.OnlineSigning) => Do(Role.AdminClerk, new EnterFiling(projectId, deal.Id, $"BA-{deal.Id:N}", Today)),
            DealStage.Contracted => Do(Role.SalesAssistant, new SignOnline(projectId, deal.Id, $"WQ-{deal.Id:N}", Today)),
            DealStage.Filed when now.Ledger!.Dues.FirstOrDefault(due => due.IsOpen && due.DueOn <= Today) is { } due => Do(Role.Cashier, Receive(deal, due.Left, due.Purpose)),
            DealStage.Filed => HandOver(deal, isAccepted: true),
            _ => RaiseService(deal),
        });
    }

    private async Task<Refusal?> Sign(Case now, Deal deal)
    {
        var consultant = deal.ConsultantId;
        return now.Contract?.Next switch
        {
            null or ContractStep.Appointment => await Do(Role.Consultant, consultant, new MakeAppointment(projectId, deal.Id, Now.AddDays(1))),
            ContractStep.SigningForm => await Do(Role.Consultant, consultant, new FillInForm(projectId, deal.Id, FormOf(now))),
            ContractStep.PapersCheck => await Do(Role.Consultant, consultant, new CheckPapers(projectId, deal.Id, Enum.GetValues<BroughtPaper>())),
            ContractStep.Review => await Do(Role.SalesManager, new ReviewContract(projectId, deal.Id)),
            ContractStep.DraftSigned => await Do(Role.SalesManager, new SignDraft(projectId, deal.Id)),
            ContractStep.Comparison => await Do(Role.SalesAssistant, new CompareContract(projectId, deal.Id, Enum.GetValues<ComparedMatter>())),
            ContractStep.FormalContract => await Do(Role.SalesAssistant, new IssueContract(projectId, deal.Id)),
            ContractStep.SignatureCheck => await CheckSignatures(deal),
            _ => await Do(Role.Cashier, Receive(deal, now.Agreed!.FirstPaymentDue(now.Ledger!), PaymentPurpose.FirstPayment)),
        };
    }

    /// <summary>The signing form as it is right.</summary>
    private static TypedForm FormOf(Case now)
    {
        var (agreed, ledger, deal) = (now.Agreed!, now.Ledger!, now.Deal!);
        var (price, plan, inner) = (agreed.Price!.Final, agreed.Plan!, new Area(deal.Units.Sum(unit => unit.Unit.InnerAreaValue!.Value)));
        return new TypedForm(
            [.. agreed.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => new TypedBuyer(buyer.Name, IdNumber, buyer.Phone, buyer.Address))], agreed.Price.Off, price, Money.FromYuan(price.PerSquareMetre(inner)!.Value),
            plan.FirstPayment, plan.FirstPaymentPercent, price - plan.FirstPayment, plan.LoanExpectedOn, ledger.ReceiptsOf(PaymentPurpose.Deposit)[0], HasOutsiders: false, IsByProxy: false);
    }

    /// <summary>The next step of a request that is under way.</summary>
    private Task<Refusal?> Bring(DealRequest request, Deal deal) => request switch
    {
        { Next: { } next } => Do(next.Role, new ApproveRequest(projectId, deal.Id, request.Id)),
        { State: RequestState.Approved, NeedsFilingRevoked: true } => Do(Role.AdminClerk, new RevokeFiling(projectId, deal.Id, request.Id)),
        { State: RequestState.Approved, Kind: RequestKind.Cancellation, NeedsPapers: true } or { State: RequestState.Settled, NeedsPapers: true } => Do(Role.AdminClerk, new TakePapersBack(projectId, deal.Id, request.Id)),
        { State: RequestState.Approved } => Do(Role.Cashier, new SettleCancellation(projectId, deal.Id, PaymentWay.BankTransfer, "TX 1", "买受人", request.Id)),
        _ => Do(Role.SalesManager, new PutBackOnSale(projectId, deal.Id, request.Id)),
    };

    private NameBuyers NameBuyers(Case now, Deal deal) => new(projectId, deal.Id, [new BuyerWish(now.Buyer, 100, IdDocumentKind.IdCard, IdNumber, "13800000001", "深圳市南山区科苑路 1 号")]);

    private BookReceipt Receive(Deal deal, Money amount, PaymentPurpose purpose) => new(projectId, deal.Id, new Payment(purpose, amount, PaymentWay.Card, "POS 1", "买受人"));

    private Task<Refusal?> CheckSignatures(Deal deal) => Do(Role.Supervisor, new CheckSignatures(projectId, deal.Id, Enum.GetValues<SignaturePlace>()));

    private Task<Refusal?> HandOver(Deal deal, bool isAccepted) =>
        Do(Role.AdminClerk, new RecordHandover(projectId, deal.Id, new HandoverNotes(3, "12", "880", "5", [new("厨房漏水")], isAccepted, isAccepted ? "" : "墙面开裂")));

    private Task<Refusal?> RaiseService(Deal deal) => Do(Role.Consultant, deal.ConsultantId, new RaiseServiceRequest(projectId, deal.Id, ServiceKind.Repair, "厨房漏水"));
}
