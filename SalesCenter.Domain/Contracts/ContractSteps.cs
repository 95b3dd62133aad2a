using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Contracts;

/// <summary>签约步骤: the way from the appointment to the filed contract (SOP 5.2), in this order.</summary>
public enum ContractStep
{
    /// <summary>预约签约: time and papers are agreed beforehand (SOP 5.2.1).</summary>
    Appointment = 0,

    /// <summary>签约基础信息表: the consultant fills the signing form in (SOP 5.2.1).</summary>
    SigningForm = 1,

    /// <summary>资料核验: the customer's papers are checked in their presence, the subscription agreement is taken back (SOP 5.2.2).</summary>
    PapersCheck = 2,

    /// <summary>签约审批: the manager reviews the form (SOP 5.2.3).</summary>
    Review = 3,

    /// <summary>草签: the draft is read and signed by customer and manager.</summary>
    DraftSigned = 4,

    /// <summary>助理核对: draft, ID copies and form are compared (SOP 5.2.8).</summary>
    Comparison = 5,

    /// <summary>正式合同: printed in four originals with a number.</summary>
    FormalContract = 6,

    /// <summary>主管核签: every signature is there and legible (SOP 5.2.10).</summary>
    SignatureCheck = 7,

    /// <summary>首付到账: the first payment is here in full; with it the unit is contracted (SOP 5.2.12).</summary>
    FirstPayment = 8,

    /// <summary>合同归档: the clerk has found every paper in the file (SOP 5.2.14, 5.2.15).</summary>
    FileCheck = 9,

    /// <summary>网签.</summary>
    OnlineSigning = 10,

    /// <summary>备案.</summary>
    Filing = 11,
}

/// <summary>签约各环节的岗位: who does a step. Nobody sits at two of them for the same contract.</summary>
public enum ContractDesk
{
    /// <summary>置业顾问: the deal's own consultant.</summary>
    Consultant = 0,

    /// <summary>销售经理.</summary>
    Manager = 1,

    /// <summary>销售助理.</summary>
    Assistant = 2,

    /// <summary>销售主管; a director where the supervisor handles the deal, or the group has none.</summary>
    Supervisor = 3,

    /// <summary>财务 / 出纳.</summary>
    Cashier = 4,

    /// <summary>行政专员; an assistant may enter the authority's numbers too.</summary>
    Records = 5,
}

/// <summary>What follows from a step.</summary>
public static class ContractSteps
{
    /// <summary>All steps in their order.</summary>
    public static readonly IReadOnlyList<ContractStep> All = Enum.GetValues<ContractStep>();

    /// <summary>Whose step it is.</summary>
    public static ContractDesk Desk(this ContractStep step) => step switch
    {
        ContractStep.Appointment or ContractStep.SigningForm or ContractStep.PapersCheck => ContractDesk.Consultant,
        ContractStep.Review or ContractStep.DraftSigned => ContractDesk.Manager,
        ContractStep.Comparison or ContractStep.FormalContract => ContractDesk.Assistant,
        ContractStep.SignatureCheck => ContractDesk.Supervisor,
        ContractStep.FirstPayment => ContractDesk.Cashier,
        _ => ContractDesk.Records,
    };

    /// <summary>Who sits at a desk.</summary>
    public static IReadOnlyList<Role> Roles(this ContractDesk desk) => desk switch
    {
        ContractDesk.Consultant => [Role.Consultant, Role.Supervisor],
        ContractDesk.Manager => [Role.SalesManager, Role.MarketingDirector],
        ContractDesk.Assistant => [Role.SalesAssistant],
        ContractDesk.Supervisor => [Role.Supervisor, Role.MarketingDirector],
        ContractDesk.Cashier => [Role.Cashier],
        _ => [Role.AdminClerk, Role.SalesAssistant],
    };

    /// <summary>Whether it comes after the contract is concluded: those steps do not wait for each other, but for their own deadline.</summary>
    public static bool IsAfterwards(this ContractStep step) => step > ContractStep.FirstPayment;

    /// <summary>What must be done before.</summary>
    public static ContractStep? Before(this ContractStep step) => step switch
    {
        ContractStep.Appointment => null,
        ContractStep.FileCheck or ContractStep.OnlineSigning => ContractStep.FirstPayment,
        ContractStep.Filing => ContractStep.OnlineSigning,
        _ => step - 1,
    };
}

/// <summary>A step that is done.</summary>
/// <param name="At">UTC.</param>
public sealed record ContractMark(ContractStep Step, Guid PersonId, DateTime At);

/// <summary>退回: somebody sent the contract back to its form.</summary>
/// <param name="Step">At which step.</param>
/// <param name="At">UTC.</param>
public sealed record ContractReturned(int Place, ContractStep Step, Guid ById, DateTime At, string Reason);

/// <summary>客户带来的资料: what is checked in the customer's presence before the contract (SOP 5.2.2).</summary>
public enum BroughtPaper
{
    /// <summary>身份证明原件.</summary>
    IdDocuments = 0,

    /// <summary>户口簿.</summary>
    HouseholdRegister = 1,

    /// <summary>婚姻证明.</summary>
    MarriageCertificate = 2,

    /// <summary>营业执照、公章: of a company.</summary>
    BusinessLicence = 3,

    /// <summary>暂住证: of those from elsewhere.</summary>
    ResidencePermit = 4,

    /// <summary>公证委托书: where somebody signs for a buyer.</summary>
    PowerOfAttorney = 5,

    /// <summary>认购书原件: taken back.</summary>
    SubscriptionAgreement = 6,

    /// <summary>定金收据原件.</summary>
    DepositReceipt = 7,
}

/// <summary>助理核对事项 (SOP 5.2.8).</summary>
public enum ComparedMatter
{
    /// <summary>草签合同已由客户与经理签字.</summary>
    DraftIsSigned = 0,

    /// <summary>与身份证复印件一致.</summary>
    IdCopiesAgree = 1,

    /// <summary>与签约基础信息表一致.</summary>
    FormAgrees = 2,

    /// <summary>无空白项.</summary>
    NothingBlank = 3,

    /// <summary>无擅自增加条款.</summary>
    NothingAdded = 4,
}

/// <summary>签字处: where the supervisor looks for a signature (SOP 5.2.10).</summary>
public enum SignaturePlace
{
    /// <summary>合同封面与骑缝.</summary>
    Cover = 0,

    /// <summary>合同正文签署页.</summary>
    Body = 1,

    /// <summary>付款方式附件.</summary>
    PaymentAnnex = 2,

    /// <summary>房屋平面图附件.</summary>
    FloorPlanAnnex = 3,

    /// <summary>付款方式明细表.</summary>
    PaymentPlanSheet = 4,

    /// <summary>设定密码授权委托书.</summary>
    PinAuthorisation = 5,

    /// <summary>补充协议: where clauses were approved.</summary>
    SupplementaryClauses = 6,
}

/// <summary>等待期间手续: what is used the waiting time for; none of them holds the contract up (SOP 5.2.5).</summary>
public enum SigningErrand
{
    /// <summary>会员申请表.</summary>
    ClubApplication = 0,

    /// <summary>购房问卷.</summary>
    PurchaseQuestionnaire = 1,

    /// <summary>设定密码授权委托书.</summary>
    PinAuthorisation = 2,

    /// <summary>阅读合同示范文本.</summary>
    ModelContract = 3,
}

/// <summary>An errand that is done.</summary>
/// <param name="At">UTC.</param>
public sealed record ErrandDone(SigningErrand Errand, Guid PersonId, DateTime At);
