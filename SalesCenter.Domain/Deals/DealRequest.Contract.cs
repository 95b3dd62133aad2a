using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>What is asked for about a contract: clauses before it is printed, changes and the return of the unit after it is signed.</summary>
public sealed partial class DealRequest
{
    /// <summary>How long a clause may be.</summary>
    public const int LongestClause = 2_000;

    private const int LongestName = 60;

    /// <summary>补充条款 as it will stand in the contract; of a clause alone.</summary>
    public string Clause { get; private set; } = "";

    /// <summary>How names are to be written; of a correction alone.</summary>
    public NamesWanted? Names { get; private set; }

    /// <summary>How it is to be paid instead; of a change of payment alone.</summary>
    public PaymentWanted? Payment { get; private set; }

    /// <summary>The other area; of a change of area alone.</summary>
    public AreaWanted? Area { get; private set; }

    /// <summary>违约金 in fen, by whoever broke the contract; of a return alone.</summary>
    public long PenaltyFen { get; private set; }

    /// <summary>Whether the authority had the contract when its return was asked for.</summary>
    public bool WasOnline { get; private set; }

    /// <summary>When the authority took it back, UTC.</summary>
    public DateTime? FilingRevokedAt { get; private set; }

    public Guid? FilingRevokedById { get; private set; }

    public Money Penalty => new(PenaltyFen);

    /// <summary>Whether online signing and filing must be taken back before money is settled.</summary>
    public bool NeedsFilingRevoked => WasOnline && FilingRevokedAt is null;

    /// <summary>补充条款. Refused once the formal contract is printed.</summary>
    /// <param name="contract">Nothing while no appointment was made.</param>
    public static DealRequest ExtraClause(Deal deal, Contract? contract, string clause, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(clause) || clause.Trim().Length > LongestClause)
            throw new RefusedException(RequestRefusals.ClauseMissing(LongestClause));
        return contract?.Has(ContractStep.FormalContract) == true
            ? throw new RefusedException(RequestRefusals.ClauseTooLate)
            : new DealRequest(deal, RequestKind.Clause, reason, byId, settings, now) { Clause = clause.Trim() };
    }

    /// <summary>姓名更正: the same people, written rightly. Refused without evidence, and when nothing would change.</summary>
    public static DealRequest NameCorrection(Deal deal, Subscription agreed, IReadOnlyDictionary<Guid, string> names, bool isProven, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (names.Values.Any(name => string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName))
            throw new RefusedException(RequestRefusals.NameMissing(LongestName));
        var wanted = agreed.Buyers.Where(buyer => names.TryGetValue(buyer.Id, out var name) && name.Trim() != buyer.Name).Select(buyer => new NameWanted(buyer.Id, buyer.Name, names[buyer.Id].Trim())).ToList();
        if (wanted.Count == 0)
            throw new RefusedException(RequestRefusals.NothingChanges);
        return isProven ? new DealRequest(deal, RequestKind.NameCorrection, reason, byId, settings, now) { Names = new NamesWanted(wanted) } : throw new RefusedException(RequestRefusals.EvidenceMissing);
    }

    /// <summary>付款方式变更. Refused for terms that are not allowed, and when nothing would change.</summary>
    public static DealRequest PaymentChange(Deal deal, Subscription agreed, PlanTerms terms, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (terms == agreed.Plan?.Terms)
            throw new RefusedException(RequestRefusals.NothingChanges);
        PaymentPlan.For(agreed.Price!.Final, terms, settings, settings.Calendar.DateOf(now));
        return new DealRequest(deal, RequestKind.PaymentChange, reason, byId, settings, now) { Payment = new PaymentWanted(terms) };
    }

    /// <summary>面积变更: another area at the same price per ㎡. Refused without evidence, and when nothing would change.</summary>
    public static DealRequest AreaChange(Deal deal, AreaWanted wanted, bool isProven, string reason, Guid byId, ProjectSettings settings, DateTime now) =>
        isProven ? new DealRequest(deal, RequestKind.AreaChange, reason, byId, settings, now) { Area = wanted } : throw new RefusedException(RequestRefusals.EvidenceMissing);

    /// <summary>退房. The penalty is paid by whoever broke the contract; the buyer's is kept of what they paid, and cannot be more.</summary>
    public static DealRequest UnitReturn(Deal deal, Contract contract, Ledger ledger, CancellationGround ground, Money penalty, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (!Enum.IsDefined(ground))
            throw new RefusedException(RequestRefusals.GroundMissing);
        var most = ground == CancellationGround.NobodysFault ? Money.Zero : ledger.BalanceOf(PaymentPurpose.FirstPayment);
        return penalty < Money.Zero || penalty > most
            ? throw new RefusedException(RequestRefusals.PenaltyOutOfRange(most))
            : new DealRequest(deal, RequestKind.UnitReturn, reason, byId, settings, now) { Ground = ground, PenaltyFen = penalty.Fen, WasOnline = contract.Has(ContractStep.OnlineSigning) };
    }

    /// <summary>The authority has taken online signing and filing back.</summary>
    public void NoteFilingRevoked(Guid byId, DateTime now)
    {
        RequireCancellation(RequestState.Approved);
        if (!NeedsFilingRevoked)
            throw new RefusedException(ContractRefusals.NotFiled);
        (FilingRevokedById, FilingRevokedAt) = (byId, now);
    }

    /// <summary>What areas cost at the price per ㎡ that was agreed: the list price in proportion, the same discounts again.</summary>
    public static PriceBasis PriceOfArea(PriceBasis agreed, long grossArea, long from, long to)
    {
        var ratio = (decimal)to / from;
        return agreed with { List = agreed.List.Times(ratio), GrossArea = new Area(grossArea), Floor = agreed.Floor?.Times(ratio), Filed = agreed.Filed?.Times(ratio) };
    }
}
