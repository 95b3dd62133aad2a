using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Papers;

/// <summary>The papers that are printed of a deal.</summary>
public enum PaperKind
{
    /// <summary>选房单.</summary>
    SelectionSlip = 0,

    /// <summary>认购基础信息表.</summary>
    BasicInformationForm = 1,

    /// <summary>认购书.</summary>
    SubscriptionAgreement = 2,

    /// <summary>流转单.</summary>
    CirculationSlip = 3,

    /// <summary>付款方式明细表.</summary>
    PaymentPlanSheet = 4,

    /// <summary>收据: of one booking.</summary>
    Receipt = 5,

    /// <summary>签约资料清单: what to bring to the contract (SOP 3.2.6).</summary>
    ContractPapersList = 6,

    /// <summary>按揭资料清单: what the bank wants (SOP 3.2.6).</summary>
    MortgagePapersList = 7,

    /// <summary>特殊折扣审批单: of one special discount that was decided.</summary>
    SpecialDiscountForm = 8,

    /// <summary>签约审批单: what was typed beside what the system has, with the manager's approval (SOP 5.2.3).</summary>
    SigningApproval = 9,

    /// <summary>草签合同.</summary>
    DraftContract = 10,

    /// <summary>正式合同, in four originals.</summary>
    FormalContract = 11,

    /// <summary>签约流转单: the steps of the contract with who and when.</summary>
    ContractCirculationSlip = 12,

    /// <summary>缺件清单: what is missing in the file (SOP 5.2.11).</summary>
    MissingPapersList = 13,

    /// <summary>会员申请表.</summary>
    ClubApplication = 14,

    /// <summary>购房问卷.</summary>
    PurchaseQuestionnaire = 15,

    /// <summary>设定密码授权委托书.</summary>
    PinAuthorisation = 16,

    /// <summary>合同变更协议: of the latest version of the contract.</summary>
    ChangeAgreement = 17,

    /// <summary>退房协议: of the return that is under way or done.</summary>
    ReturnAgreement = 18,

    /// <summary>交房通知书: of the latest invitation.</summary>
    HandoverInvitation = 19,

    /// <summary>房屋交接书: of the latest handover, accepted or refused.</summary>
    HandoverRecord = 20,
}

/// <summary>
/// 文书模板: how a paper of the project looks, as a .docx whose content controls say where the deal's facts stand. Each upload is a version of its own, the latest is in
/// use; version 0 is the one that ships with the product.
/// </summary>
public sealed class PaperTemplate : AggregateRoot
{
    /// <summary>The largest template that is taken.</summary>
    public const int LargestMegabytes = 2;

    private PaperTemplate() { }

    public PaperTemplate(Guid projectId, PaperKind kind, int version, string fileName, byte[] content, string hash, Guid byId, DateTime now) =>
        (ProjectId, Kind, Number, FileName, Content, Hash, UploadedById, UploadedAt) = (projectId, kind, version, fileName, content, hash, byId, now);

    public Guid ProjectId { get; private set; }

    public PaperKind Kind { get; private set; }

    /// <summary>版本, from 1.</summary>
    public int Number { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The .docx.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the content.</summary>
    public string Hash { get; private set; } = "";

    public Guid UploadedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private set; }
}

/// <summary>打印留存: a paper as it was printed. The .docx is kept encrypted outside the database, under this id, and never changes.</summary>
public sealed class PrintedPaper : AggregateRoot
{
    private PrintedPaper() { }

    public PrintedPaper(Guid id, Guid projectId, Guid dealId, PaperKind kind, int templateNumber, string hash, Guid byId, DateTime now) =>
        (Id, ProjectId, DealId, Kind, TemplateNumber, Hash, PrintedById, PrintedAt) = (id, projectId, dealId, kind, templateNumber, hash, byId, now);

    public Guid ProjectId { get; private set; }

    public Guid DealId { get; private set; }

    public PaperKind Kind { get; private set; }

    /// <summary>The version of the template it was made from; 0 for the one that ships with the product.</summary>
    public int TemplateNumber { get; private set; }

    /// <summary>SHA-256 of the .docx.</summary>
    public string Hash { get; private set; } = "";

    public Guid PrintedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime PrintedAt { get; private set; }
}

/// <summary>Why a template or a paper is refused.</summary>
public static class PaperRefusals
{
    public static readonly Refusal Unknown = new("paper.unknown");

    /// <summary>The file is no .docx, whatever its name says.</summary>
    public static readonly Refusal NotADocument = new("paper.not-a-document");

    /// <summary>Macros and embedded objects never come in.</summary>
    public static readonly Refusal Macros = new("paper.macros");

    /// <summary>The template reaches for something outside itself.</summary>
    public static readonly Refusal ReachesOut = new("paper.reaches-out");

    public static readonly Refusal TooLarge = new("paper.too-large", PaperTemplate.LargestMegabytes);

    /// <summary>Nothing in it would be filled in.</summary>
    public static readonly Refusal NoFields = new("paper.no-fields");

    /// <summary>The formal contract is printed by an assistant, from checked data (SOP 5.2.8).</summary>
    public static readonly Refusal AssistantOnly = new("paper.assistant-only");

    /// <summary>There is nothing to print yet.</summary>
    public static Refusal NotYet(PaperKind kind) => new("paper.not-yet", kind);
}
