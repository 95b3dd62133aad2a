using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Files;

/// <summary>流转单的各环节: the desks that sign the circulation slip, in this order.</summary>
public enum CirculationDesk
{
    /// <summary>置业顾问: the customer's papers are complete and true.</summary>
    Consultant = 0,

    /// <summary>财务 / 出纳: the deposit is here.</summary>
    Cashier = 1,

    /// <summary>销售经理: price, discounts and buyers are right.</summary>
    Manager = 2,

    /// <summary>行政专员: everything is in the file.</summary>
    Clerk = 3,
}

/// <summary>What follows from a desk.</summary>
public static class CirculationDesks
{
    /// <summary>All desks in their order.</summary>
    public static readonly IReadOnlyList<CirculationDesk> All = Enum.GetValues<CirculationDesk>();

    /// <summary>Who sits at the desk.</summary>
    public static IReadOnlyList<Role> Roles(this CirculationDesk desk) => desk switch
    {
        CirculationDesk.Consultant => [Role.Consultant, Role.Supervisor],
        CirculationDesk.Cashier => [Role.Cashier],
        CirculationDesk.Manager => [Role.SalesManager, Role.MarketingDirector],
        _ => [Role.AdminClerk],
    };
}

/// <summary>A desk that has signed.</summary>
/// <param name="At">UTC.</param>
public sealed record DeskSignature(CirculationDesk Desk, Guid PersonId, DateTime At);

/// <summary>档案 papers of a subscription (SOP 3.2.10) and of a contract (SOP 5.2.15).</summary>
public enum FilePaperKind
{
    /// <summary>身份证明复印件: two of each buyer.</summary>
    IdCopies = 0,

    /// <summary>认购基础信息表.</summary>
    BasicInformationForm = 1,

    /// <summary>流转单, on the cover.</summary>
    CirculationSlip = 2,

    /// <summary>认购书.</summary>
    SubscriptionAgreement = 3,

    /// <summary>定金收据复印件.</summary>
    DepositReceiptCopy = 4,

    /// <summary>关系证明: marriage certificate, household register; where buyers are to change (SOP 3.2.3).</summary>
    RelationEvidence = 5,

    /// <summary>暂住证复印件: of those from elsewhere.</summary>
    ResidencePermit = 6,

    /// <summary>签约审批单.</summary>
    SigningApproval = 7,

    /// <summary>签约流转单, on the cover.</summary>
    ContractCirculationSlip = 8,

    /// <summary>付款方式明细表.</summary>
    PaymentPlanSheet = 9,

    /// <summary>付款方式明细表复印件.</summary>
    PaymentPlanSheetCopies = 10,

    /// <summary>特殊折扣审批单.</summary>
    SpecialDiscountForm = 11,

    /// <summary>特殊折扣审批单复印件.</summary>
    SpecialDiscountFormCopies = 12,

    /// <summary>购房问卷.</summary>
    PurchaseQuestionnaire = 13,

    /// <summary>设定密码授权委托书.</summary>
    PinAuthorisation = 14,

    /// <summary>草签合同.</summary>
    DraftContract = 15,

    /// <summary>正式合同.</summary>
    FormalContract = 16,

    /// <summary>会员申请表.</summary>
    ClubApplication = 17,

    /// <summary>首付款发票复印件.</summary>
    FirstPaymentInvoiceCopy = 18,

    /// <summary>公证委托书.</summary>
    PowerOfAttorney = 19,

    /// <summary>合同变更协议: one for each change.</summary>
    ChangeAgreement = 20,

    /// <summary>变更证明: what proves that a contract must change.</summary>
    ChangeEvidence = 21,
}

/// <summary>One line of the checklist.</summary>
/// <param name="Required">How many belong into the file.</param>
/// <param name="IsOriginal">原件, or else a copy.</param>
public sealed record RequiredPaper(FilePaperKind Kind, int Required, bool IsOriginal);

/// <summary>What decides which papers belong into the file of a contract.</summary>
/// <param name="HasOutsiders">非本地户籍.</param>
/// <param name="IsByProxy">代签.</param>
/// <param name="HasNewBuyers">Whether buyers were changed, so that the relation must be proven.</param>
/// <param name="Changes">How often the contract was changed.</param>
public readonly record struct ContractPapers(int Buyers, bool HasOutsiders, bool HasSpecialDiscount, bool IsByProxy, bool HasNewBuyers, int Changes);

/// <summary>A paper that the clerk has counted.</summary>
/// <param name="CheckedAt">UTC.</param>
public sealed record CountedPaper(FilePaperKind Kind, int Count, Guid CheckedById, DateTime CheckedAt);

/// <summary>档案流转 of a file from hand to hand.</summary>
public enum CustodyKind
{
    /// <summary>建档.</summary>
    Begun = 0,

    /// <summary>接收: somebody has it in their hands now.</summary>
    Received = 1,

    /// <summary>归档: the clerk has put it away, complete or not.</summary>
    Filed = 2,

    /// <summary>借出.</summary>
    Lent = 3,

    /// <summary>归还.</summary>
    Returned = 4,
}

/// <summary>One move of a file; none is ever changed (SOP 3.2.9).</summary>
public sealed class CustodyMove
{
    private CustodyMove() { }

    internal CustodyMove(CustodyKind kind, Guid holderId, Guid byId, DateTime at, string purpose = "", DateOnly? dueOn = null) =>
        (Kind, HolderId, ById, At, Purpose, DueOn) = (kind, holderId, byId, at, purpose, dueOn);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public CustodyKind Kind { get; private set; }

    /// <summary>Who has the file since.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>What it was lent for.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>The day by which it is to be back.</summary>
    public DateOnly? DueOn { get; private set; }
}

/// <summary>扫描件: a paper as it was scanned or photographed. Its content is kept encrypted, outside the database.</summary>
public sealed class Scan
{
    private Scan() { }

    internal Scan(Guid id, FilePaperKind paper, string fileName, ScanFormat format, int size, string hash, Guid byId, DateTime at) =>
        (Id, Paper, FileName, Format, Size, Hash, ById, At) = (id, paper, fileName, format, size, hash, byId, at);

    public Guid Id { get; private set; }

    public FilePaperKind Paper { get; private set; }

    /// <summary>As the browser named it; shown, never used as a name on disk.</summary>
    public string FileName { get; private set; } = "";

    public ScanFormat Format { get; private set; }

    /// <summary>In bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of its content.</summary>
    public string Hash { get; private set; } = "";

    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
