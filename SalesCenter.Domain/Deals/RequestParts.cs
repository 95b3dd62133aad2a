using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Deals;

/// <summary>What is asked for.</summary>
public enum RequestKind
{
    /// <summary>退认购.</summary>
    Cancellation = 0,

    /// <summary>延期签约.</summary>
    Extension = 1,

    /// <summary>换房.</summary>
    Swap = 2,

    /// <summary>更名.</summary>
    BuyerChange = 3,

    /// <summary>收回房源: a manager takes the unit back because the signing deadline has passed (SOP 5.2.12).</summary>
    Reclaim = 4,

    /// <summary>价格变更: a special discount that was approved after the subscription.</summary>
    PriceChange = 5,

    /// <summary>补充条款: a clause beyond the model contract, approved and filed, never typed in freely (SOP 5.2.4).</summary>
    Clause = 6,

    /// <summary>姓名更正: a buyer's name was written wrongly.</summary>
    NameCorrection = 7,

    /// <summary>付款方式变更.</summary>
    PaymentChange = 8,

    /// <summary>面积变更: the contract names another area, and costs accordingly.</summary>
    AreaChange = 9,

    /// <summary>退房: the buyer gives the unit back after the contract.</summary>
    UnitReturn = 10,
}

/// <summary>What follows from the kind of a request.</summary>
public static class RequestKindRules
{
    /// <summary>合同变更: the kinds that make another version of a signed contract.</summary>
    public static readonly IReadOnlyList<RequestKind> Changes = [RequestKind.BuyerChange, RequestKind.NameCorrection, RequestKind.PaymentChange, RequestKind.PriceChange, RequestKind.AreaChange];

    /// <summary>The kinds that end a deal, with its money settled.</summary>
    public static readonly IReadOnlyList<RequestKind> Endings = [RequestKind.Cancellation, RequestKind.Reclaim, RequestKind.UnitReturn];

    /// <summary>Whether it can be asked for while a deal stands at a stage.</summary>
    public static bool IsAskedAt(this RequestKind kind, DealStage stage) => kind switch
    {
        RequestKind.BuyerChange or RequestKind.NameCorrection or RequestKind.PaymentChange or RequestKind.PriceChange => stage is DealStage.Subscribed or DealStage.Contracted or DealStage.Filed,
        RequestKind.AreaChange or RequestKind.UnitReturn => stage is DealStage.Contracted or DealStage.Filed,
        _ => stage == DealStage.Subscribed,
    };
}

/// <summary>How far a request has come.</summary>
public enum RequestState
{
    /// <summary>审批中.</summary>
    Asked = 0,

    /// <summary>已批准: a cancellation whose money is not settled yet.</summary>
    Approved = 1,

    /// <summary>已结清: the unit waits for a manager to put it back on sale.</summary>
    Settled = 2,

    /// <summary>已完成.</summary>
    Completed = 3,

    /// <summary>未批准.</summary>
    Refused = 4,

    /// <summary>已撤回.</summary>
    Withdrawn = 5,
}

/// <summary>退认购、退房原因: whose fault it is decides about the deposit (Civil Code, art. 587).</summary>
public enum CancellationGround
{
    /// <summary>买方违约: the deposit is forfeited (挞定).</summary>
    BuyersBreach = 0,

    /// <summary>卖方违约: the deposit is paid back twice.</summary>
    SellersBreach = 1,

    /// <summary>不可归责: nobody's fault, such as a refused loan; the deposit is paid back.</summary>
    NobodysFault = 2,
}

/// <summary>与原权益人关系: who may take a buyer's place (SOP 3.2.3).</summary>
public enum BuyerRelation
{
    /// <summary>原权益人: a buyer already.</summary>
    Remains = 0,

    /// <summary>配偶.</summary>
    Spouse = 1,

    /// <summary>直系亲属.</summary>
    DirectRelative = 2,

    /// <summary>同一户口簿.</summary>
    SameHousehold = 3,
}

/// <summary>换房: the unit that is wanted instead, at which price, and how it is paid.</summary>
/// <param name="Price">As it was worked out when it was asked for; it must still be so when it takes effect.</param>
public sealed record UnitSwap(Guid FromUnitId, Guid ToUnitId, PriceLadder Price, PlanTerms Terms);

/// <summary>价格变更: the price with a special discount, which was approved for it.</summary>
/// <param name="Price">As it was worked out when it was asked for; it must still be so when it takes effect.</param>
public sealed record PriceWanted(Guid SpecialDiscountId, PriceLadder Price, PlanTerms Terms);

/// <summary>姓名更正: how names are to be written, with how they were.</summary>
public sealed record NamesWanted(IReadOnlyList<NameWanted> All);

/// <summary>A buyer's name, wrong and right.</summary>
public sealed record NameWanted(Guid BuyerId, string From, string To);

/// <summary>付款方式变更: how the price is to be paid instead.</summary>
public sealed record PaymentWanted(PlanTerms Terms);

/// <summary>面积变更: the areas of all units together in 0.0001 ㎡, and what they cost at the same price per ㎡.</summary>
public sealed record AreaWanted(long GrossArea, long? InnerArea, PriceLadder Price);

/// <summary>更名: who is to buy, all of them, with their relation to those who were to.</summary>
public sealed record BuyersWanted(IReadOnlyList<BuyerWanted> All);

/// <summary>A buyer who is asked for, as they will be kept.</summary>
public sealed record BuyerWanted(
    string Name, int ShareHundredths, IdDocumentKind Document, string IdKey, string IdKept, string IdEnding, string Phone, string Address, string Representative, BuyerRelation Relation);

/// <summary>审批路径: who approves a kind of request, one after the other.</summary>
public enum ApprovalPath
{
    Manager = 0,

    ManagerThenDirector = 1,

    ManagerThenProjectCompany = 2,

    /// <summary>Manager, director and project company.</summary>
    All = 3,
}

/// <summary>What follows from a path.</summary>
public static class ApprovalPathRules
{
    /// <summary>The roles in their order.</summary>
    public static IReadOnlyList<Role> Roles(this ApprovalPath path) => path switch
    {
        ApprovalPath.Manager => [Role.SalesManager],
        ApprovalPath.ManagerThenDirector => [Role.SalesManager, Role.MarketingDirector],
        ApprovalPath.ManagerThenProjectCompany => [Role.SalesManager, Role.ProjectCompany],
        _ => [Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany],
    };
}

/// <summary>Why a step of a request is refused.</summary>
public static class RequestRefusals
{
    public static readonly Refusal Unknown = new("request.unknown");

    public static readonly Refusal GroundMissing = new("request.ground-missing");

    public static readonly Refusal NoCancellation = new("request.no-cancellation");

    /// <summary>Agreement and receipt are still with the buyer.</summary>
    public static readonly Refusal PapersMissing = new("request.papers-missing");

    /// <summary>Online signing and filing are still with the authority.</summary>
    public static readonly Refusal FilingNotRevoked = new("request.filing-not-revoked");

    /// <summary>The difference to the measured area was settled: it is not paid a second time.</summary>
    public static readonly Refusal AreaSettled = new("request.area-settled");

    public static readonly Refusal AreaInvalid = new("request.area-invalid");

    /// <summary>Nothing would change.</summary>
    public static readonly Refusal NothingChanges = new("request.nothing-changes");

    /// <summary>The contract is printed already: it changes as a whole, or not at all.</summary>
    public static readonly Refusal ClauseTooLate = new("request.clause-too-late");

    public static Refusal ClauseMissing(int most) => new("request.clause-missing", most);

    public static Refusal NameMissing(int most) => new("request.name-missing", most);

    public static Refusal PenaltyOutOfRange(Money most) => new("request.penalty", most);

    public static Refusal NotAtStage(RequestKind kind, DealStage stage) => new("request.not-at-stage", kind, stage);

    public static Refusal NotSubscribed(Guid unitId) => new("request.not-subscribed", new UnitReference(unitId));

    public static Refusal ReasonMissing(int most) => new("request.reason-missing", most);

    public static Refusal NotLater(DateOnly deadline) => new("request.not-later", deadline);

    public static Refusal NotTheirTurn(Role role) => new("request.not-their-turn", role);

    public static Refusal Already(RequestState state) => new("request.already", state);

    public static Refusal OfOther(Guid askerId) => new("request.of-other", new PersonReference(askerId));

    /// <summary>The list price of the other unit has changed since it was asked for.</summary>
    public static Refusal PriceChanged(Guid unitId, Money then, Money now) => new("request.price-changed", new UnitReference(unitId), then, now);

    public static Refusal SameUnit(Guid unitId) => new("request.same-unit", new UnitReference(unitId));

    /// <summary>Only a spouse, a direct relative or somebody of the same household register may become a buyer (SOP 3.2.3).</summary>
    public static Refusal RelationMissing(string name) => new("request.relation-missing", name);

    /// <summary>Somebody is said to be a buyer already and is none.</summary>
    public static Refusal NotABuyer(string name) => new("request.not-a-buyer", name);

    /// <summary>Nothing proves the relation: its paper is not in the file.</summary>
    public static readonly Refusal EvidenceMissing = new("request.evidence-missing");

    public static Refusal NotOverdue(DateOnly deadline) => new("request.not-overdue", deadline);

    public static Refusal OneIsOpen(RequestKind kind, Guid askerId, DateTime at) => new("request.one-is-open", kind, new PersonReference(askerId), at);
}
