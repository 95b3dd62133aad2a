using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Loans;

/// <summary>How far a loan has come.</summary>
public enum LoanState
{
    /// <summary>收资料: the buyer brings the lender's papers.</summary>
    Collecting = 0,

    /// <summary>已送审: the lender has them.</summary>
    Submitted = 1,

    /// <summary>已批复: the lender will lend, perhaps less than was asked for.</summary>
    Approved = 2,

    /// <summary>已放款: all that was approved has come in.</summary>
    Disbursed = 3,

    /// <summary>被拒: the buyer pays in another way, or gives the unit up.</summary>
    Refused = 4,

    /// <summary>已关闭: the plan is another one now, or the unit was given back.</summary>
    Closed = 5,
}

/// <summary>What happened to a loan.</summary>
public enum LoanMoveKind
{
    /// <summary>开始办理.</summary>
    Begun = 0,

    /// <summary>收到资料.</summary>
    PapersReceived = 1,

    /// <summary>退回资料: a paper went back to the buyer, such as one that is out of date.</summary>
    PapersGivenBack = 2,

    /// <summary>送审.</summary>
    Submitted = 3,

    /// <summary>批复.</summary>
    Approved = 4,

    /// <summary>放款.</summary>
    Disbursed = 5,

    /// <summary>放款冲正: the cashier's booking was a mistake.</summary>
    DisbursementTakenBack = 6,

    /// <summary>被拒.</summary>
    Refused = 7,

    /// <summary>关闭.</summary>
    Closed = 8,

    /// <summary>改预计放款日.</summary>
    ExpectationMoved = 9,
}

/// <summary>What follows from a state.</summary>
public static class LoanStateRules
{
    /// <summary>The step by which a loan comes into the state.</summary>
    public static LoanMoveKind EnteredBy(this LoanState state) => state switch
    {
        LoanState.Collecting => LoanMoveKind.Begun,
        LoanState.Submitted => LoanMoveKind.Submitted,
        LoanState.Approved => LoanMoveKind.Approved,
        LoanState.Disbursed => LoanMoveKind.Disbursed,
        LoanState.Refused => LoanMoveKind.Refused,
        _ => LoanMoveKind.Closed,
    };
}

/// <summary>按揭银行 with the papers that it wants to see; one name a paper, such as 收入证明.</summary>
/// <param name="Name">As payment plans name it, 1 to 60 characters.</param>
/// <param name="Papers">1 to 20 names of 1 to 60 characters, none twice.</param>
public sealed record LoanBank(string Name, IReadOnlyList<string> Papers)
{
    /// <summary>How many banks a project has.</summary>
    public const int MostBanks = 20;

    /// <summary>How many papers a bank wants.</summary>
    public const int MostPapers = 20;

    /// <summary>How long the name of a bank or a paper may be.</summary>
    public const int LongestName = 60;

    internal static void Check(IReadOnlyList<LoanBank> banks)
    {
        if (banks.Count > MostBanks || banks.Any(bank => bank.Papers.Count is 0 or > MostPapers))
            throw new RefusedException(LoanRefusals.ListTooLong(MostBanks, MostPapers));
        foreach (var names in banks.Select(bank => bank.Papers).Prepend([.. banks.Select(bank => bank.Name)]))
        {
            if (names.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name != name.Trim()))
                throw new RefusedException(LoanRefusals.NameMissing(LongestName));
            if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new RefusedException(LoanRefusals.NamedTwice(twice.Key));
        }
    }
}

/// <summary>按揭资料: what a lender wants to see (SOP 5.2.13).</summary>
public static class LoanPapers
{
    /// <summary>The provident fund's name; a project may give it a list of its own under it.</summary>
    public const string Fund = "公积金中心";

    private static readonly string[] Common = ["身份证 2 份", "户口簿 2 份", "婚姻证明 2 份", "收入证明", "近六个月银行流水", "征信授权书", "首付款发票或收据"];

    /// <summary>What lenders usually want, where a project has no list.</summary>
    public static IReadOnlyList<string> Usual(LoanKind kind) => kind == LoanKind.ProvidentFund ? [.. Common, "公积金缴存证明"] : Common;

    /// <summary>The lender's own list, or else the usual one.</summary>
    public static IReadOnlyList<string> Of(LoanKind kind, string bank, IReadOnlyList<LoanBank> banks) => banks.FirstOrDefault(known => known.Name == bank)?.Papers ?? Usual(kind);
}

/// <summary>One paper that the lender wants, and since when it is here.</summary>
public sealed class LoanPaper
{
    private LoanPaper() { }

    internal LoanPaper(int place, string name) => (Place, Name) = (place, name);

    /// <summary>The place in the list, from 0.</summary>
    public int Place { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>UTC; nothing while it is missing.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>Who checked and took it (SOP 5.2.14).</summary>
    public Guid? ReceivedById { get; private set; }

    internal void Receive(Guid byId, DateTime now) => (ReceivedById, ReceivedAt) = (byId, now);

    internal void GiveBack() => (ReceivedById, ReceivedAt) = (null, null);
}

/// <summary>办理记录: one step of a loan; none is ever changed.</summary>
public sealed class LoanMove
{
    private LoanMove() { }

    internal LoanMove(LoanMoveKind kind, Guid? byId, DateTime at, string note) => (Kind, ById, At, Note) = (kind, byId, at, note);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public LoanMoveKind Kind { get; private set; }

    /// <summary>Who wrote it down; nobody where it followed from something else.</summary>
    public Guid? ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Which papers, how much, or why; may be empty.</summary>
    public string Note { get; private set; } = "";

    internal void Forget() => Note = "";
}

/// <summary>Why a step of a loan is refused.</summary>
public static class LoanRefusals
{
    public static readonly Refusal Unknown = new("loan.unknown");

    public static readonly Refusal NothingNamed = new("loan.nothing-named");

    /// <summary>Loans are approved in whole 万元, as they are asked for.</summary>
    public static readonly Refusal NotWhole = new("loan.not-whole");

    public static Refusal NotSubscribed(Guid unitId) => new("loan.not-subscribed", new UnitReference(unitId));

    /// <summary>The payment plan borrows nothing from this lender.</summary>
    public static Refusal NotInPlan(LoanKind kind) => new("loan.not-in-plan", kind);

    public static Refusal OneIsOpen(LoanKind kind, LoanState state) => new("loan.one-is-open", kind, state);

    /// <summary>Every loan of this lender was refused or closed: another is begun before money is booked.</summary>
    public static Refusal NoneOpen(LoanKind kind) => new("loan.none-open", kind);

    /// <summary>Another step is due, or none at all.</summary>
    public static Refusal NotNow(LoanState state) => new("loan.not-now", state);

    public static Refusal PapersMissing(string first, int count) => new("loan.papers-missing", first, count);

    public static Refusal NoSuchPaper(string name) => new("loan.no-such-paper", name);

    public static Refusal DayOutOfRange(DateOnly from, DateOnly until) => new("loan.day", from, until);

    public static Refusal AmountOutOfRange(Money most) => new("loan.amount", most);

    public static Refusal ReasonMissing(int most) => new("loan.reason-missing", most);

    /// <summary>The lender has paid; the loan is dealt with where the money is.</summary>
    public static Refusal MoneyPaid(Money paid) => new("loan.money-paid", paid);

    public static Refusal ListTooLong(int banks, int papers) => new("loan.list-too-long", banks, papers);

    public static Refusal NameMissing(int most) => new("loan.name-missing", most);

    public static Refusal NamedTwice(string name) => new("loan.named-twice", name);
}
