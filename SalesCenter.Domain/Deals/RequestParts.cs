using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Deals;

/// <summary>What is asked for.</summary>
public enum RequestKind
{
    /// <summary>退认购.</summary>
    Cancellation = 0,

    /// <summary>延期签约.</summary>
    Extension = 1,
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

/// <summary>退认购原因: whose fault it is decides about the deposit (Civil Code, art. 587).</summary>
public enum CancellationGround
{
    /// <summary>买方违约: the deposit is forfeited (挞定).</summary>
    BuyersBreach = 0,

    /// <summary>卖方违约: the deposit is paid back twice.</summary>
    SellersBreach = 1,

    /// <summary>不可归责: nobody's fault, such as a refused loan; the deposit is paid back.</summary>
    NobodysFault = 2,
}

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

    public static Refusal NotSubscribed(Guid unitId) => new("request.not-subscribed", new UnitReference(unitId));

    public static Refusal ReasonMissing(int most) => new("request.reason-missing", most);

    public static Refusal NotLater(DateOnly deadline) => new("request.not-later", deadline);

    public static Refusal NotTheirTurn(Role role) => new("request.not-their-turn", role);

    public static Refusal Already(RequestState state) => new("request.already", state);

    public static Refusal OfOther(Guid askerId) => new("request.of-other", new PersonReference(askerId));

    public static Refusal OneIsOpen(RequestKind kind, Guid askerId, DateTime at) => new("request.one-is-open", kind, new PersonReference(askerId), at);
}
