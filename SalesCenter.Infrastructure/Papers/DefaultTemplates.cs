using System.Collections.Frozen;
using SalesCenter.Domain.Papers;

namespace SalesCenter.Infrastructure.Papers;

/// <summary>
/// The templates that ship with the product: version 0 of every paper. Fields stand in braces; a project takes them, edits them in Word and uploads its own. The wording of
/// the subscription agreement follows what the Civil Code (art. 495, 586, 587) and the Measures for Sales of Commodity Housing ask for; a project's lawyer must read it.
/// </summary>
public static class DefaultTemplates
{
    private static readonly FrozenDictionary<PaperKind, Lazy<byte[]>> All = new Dictionary<PaperKind, Lazy<byte[]>>
    {
        [PaperKind.SelectionSlip] = Made(SelectionSlip),
        [PaperKind.BasicInformationForm] = Made(BasicInformationForm),
        [PaperKind.SubscriptionAgreement] = Made(SubscriptionAgreement),
        [PaperKind.CirculationSlip] = Made(CirculationSlip),
        [PaperKind.PaymentPlanSheet] = Made(PaymentPlanSheet),
        [PaperKind.Receipt] = Made(Receipt),
        [PaperKind.ContractPapersList] = Made(paper => PapersList(paper, "签约资料清单", "请于签约期限 {签约期限} 前携带以下资料到营销中心签约。")),
        [PaperKind.MortgagePapersList] = Made(paper => PapersList(paper, "按揭资料清单", "按揭银行：{按揭银行}。请于签约时备齐以下资料，交银行办理贷款。")),
        [PaperKind.SpecialDiscountForm] = Made(SpecialDiscountForm),
        [PaperKind.SigningApproval] = Made(ContractTemplates.Approval),
        [PaperKind.DraftContract] = Made(ContractTemplates.Draft),
        [PaperKind.FormalContract] = Made(ContractTemplates.Formal),
        [PaperKind.ContractCirculationSlip] = Made(ContractTemplates.Circulation),
        [PaperKind.MissingPapersList] = Made(ContractTemplates.Missing),
        [PaperKind.ClubApplication] = Made(ContractTemplates.Club),
        [PaperKind.PurchaseQuestionnaire] = Made(ContractTemplates.Questionnaire),
        [PaperKind.PinAuthorisation] = Made(ContractTemplates.Pin),
        [PaperKind.ChangeAgreement] = Made(ContractTemplates.Change),
        [PaperKind.ReturnAgreement] = Made(ContractTemplates.Return),
        [PaperKind.HandoverInvitation] = Made(HandoverTemplates.Invitation),
        [PaperKind.HandoverRecord] = Made(HandoverTemplates.Record),
    }.ToFrozenDictionary();

    /// <summary>The .docx of a paper.</summary>
    public static byte[] Of(PaperKind kind) => All[kind].Value;

    private static Lazy<byte[]> Made(Action<PaperBuilder> write) => new(() =>
    {
        var paper = new PaperBuilder();
        write(paper);
        return paper.Build();
    });

    private static void SelectionSlip(PaperBuilder paper) => paper
        .Title("选房单").Centred("{项目}")
        .Line("编号：{选房单号}　　　提交时间：{选房时间}")
        .Facts(("客户", "{客户}"), ("联系电话", "{客户电话}"), ("置业顾问", "{置业顾问}"), ("审批", "{销售经理}"))
        .Lines("房源明细", ["房源", "户型", "建筑面积", "套内面积", "表价"], ["{房源名称}", "{房源户型}", "{房源建筑面积}", "{房源套内面积}", "{房源表价}"], numbers: 3)
        .Line("表价合计：{表价}　{表价大写}")
        .Line("本单仅用于选房登记，房源当日有效，以签署认购书并交付定金为准。")
        .Signatures("客户签字", "置业顾问", "销售经理");

    private static void SpecialDiscountForm(PaperBuilder paper) => paper
        .Title("特殊折扣审批单").Centred("{项目}")
        .Line("编号：{审批单号}")
        .Facts(("房源", "{房源}"), ("建筑面积", "{建筑面积}"), ("客户", "{客户}"), ("置业顾问", "{置业顾问}"), ("付款方式", "{申请付款方式}"), ("表价", "{表价}"))
        .Heading("申请")
        .Facts(("申请人", "{申请人}"), ("申请时间", "{申请时间}"), ("申请折扣", "{申请折扣}"), ("折前价", "{折前价}"), ("申请价", "{申请价}"), ("申请理由", "{申请理由}"))
        .Heading("审批")
        .Facts(("审批结果", "{审批结果}"), ("审批人", "{审批人}"), ("授权人", "{授权人}"), ("审批时间", "{审批时间}"), ("批准价", "{批准价}"), ("大写", "{批准价大写}"), ("让利金额", "{让利金额}"), ("折扣深度", "{折扣深度}"), ("审批意见", "{审批意见}"), ("有效期至", "{有效期至}"))
        .Lines("优惠明细", ["优惠", "优惠金额", "优惠后价格"], ["{优惠名称}", "{优惠金额}", "{优惠后价格}"], numbers: 2)
        .Line("本审批仅对上列客户、房源、付款方式及价格版本有效，仅可使用一次，逾期或变更即失效。校验码：{绑定校验码}　使用时间：{使用时间}")
        .Signatures("申请人签字", "审批人签字", "存档");

    private static void BasicInformationForm(PaperBuilder paper) => paper
        .Title("认购基础信息表").Centred("{项目}")
        .Facts(("房源", "{房源}"), ("户型", "{户型}"), ("建筑面积", "{建筑面积}"), ("套内面积", "{套内面积}"), ("置业顾问", "{置业顾问}"), ("签约期限", "{签约期限}"))
        .Heading("权益人")
        .Lines("权益人明细", ["序号", "姓名", "证件", "证件号码", "共有比例", "联系电话"], ["{序号}", "{姓名}", "{证件类型}", "{证件号码}", "{共有比例}", "{联系电话}"])
        .Lines("权益人明细", ["姓名", "通讯地址", "法定代表人"], ["{姓名}", "{通讯地址}", "{法定代表人}"])
        .Heading("价格与付款")
        .Facts(("表价", "{表价}"), ("优惠合计", "{优惠合计}"), ("成交价", "{成交价}"), ("大写", "{成交价大写}"), ("建筑单价", "{建筑单价}"), ("套内单价", "{套内单价}"), ("付款方式", "{付款方式}"), ("按揭银行", "{按揭银行}"), ("首付款", "{首付款}"), ("贷款额", "{贷款额}"))
        .Line("以上资料由本人提供，真实无误；权益人将作为商品房买卖合同的买受人。")
        .Signatures("权益人签字", "置业顾问", "销售经理");

    private static void SubscriptionAgreement(PaperBuilder paper) => paper
        .Title("商品房认购书").Centred("{项目}")
        .Line("出卖人：{项目}开发企业　　　认购人：{权益人}")
        .Heading("一、认购房源")
        .Line("认购人认购 {房源}，户型 {户型}，预测建筑面积 {建筑面积}，套内建筑面积 {套内面积}。")
        .Heading("二、价格")
        .Lines("优惠明细", ["优惠", "优惠金额", "优惠后价格"], ["{优惠名称}", "{优惠金额}", "{优惠后价格}"], numbers: 2)
        .Line("表价 {表价}；成交总价 {成交价}（大写：{成交价大写}），建筑面积单价 {建筑单价}，套内单价 {套内单价}。")
        .Heading("三、付款方式")
        .Line("付款方式：{付款方式}，按揭银行：{按揭银行}。")
        .Lines("付款明细", ["款项", "应付日期", "金额"], ["{款项}", "{应付日期}", "{金额}"], numbers: 1)
        .Heading("四、定金")
        .Line("认购人于签署本认购书时支付定金 {定金}（大写：{定金大写}），存入预售资金监管账户 {监管账户}。签订买卖合同后，定金抵作购房款。")
        .Line("认购人不履行约定的，无权请求返还定金；出卖人不履行约定的，应当双倍返还定金；因不可归责于双方的事由未能订立合同的，出卖人返还定金。")
        .Heading("五、签约")
        .Line("认购人应于 {签约期限} 前与出卖人签订商品房买卖合同。认购人为买卖合同的买受人，变更仅限于配偶、直系亲属或同一户口簿成员，并须经出卖人同意。")
        .Line("认购日期：{认购日期}")
        .Heading("权益人")
        .Lines("权益人明细", ["姓名", "证件", "证件号码", "共有比例", "联系电话"], ["{姓名}", "{证件类型}", "{证件号码}", "{共有比例}", "{联系电话}"])
        .Signatures("出卖人盖章", "认购人签字", "日期");

    private static void CirculationSlip(PaperBuilder paper) => paper
        .Title("认购流转单").Centred("{项目}")
        .Facts(("房源", "{房源}"), ("权益人", "{权益人}"), ("置业顾问", "{置业顾问}"), ("选房单号", "{选房单号}"), ("成交价", "{成交价}"), ("付款方式", "{付款方式}"), ("定金", "{定金}"), ("已收定金", "{已收定金}"), ("认购日期", "{认购日期}"), ("签约期限", "{签约期限}"))
        .Lines("流转环节", ["环节", "签字人", "时间"], ["{环节}", "{签字人}", "{签字时间}"])
        .Line("本单随档案流转，置于档案封面。");

    private static void PaymentPlanSheet(PaperBuilder paper) => paper
        .Title("付款方式明细表").Centred("{项目}")
        .Facts(("房源", "{房源}"), ("权益人", "{权益人}"), ("成交价", "{成交价}"), ("大写", "{成交价大写}"), ("付款方式", "{付款方式}"), ("按揭银行", "{按揭银行}"), ("首付款", "{首付款}"), ("首付比例", "{首付比例}"), ("贷款额", "{贷款额}"), ("签约期限", "{签约期限}"))
        .Lines("付款明细", ["款项", "应付日期", "金额", "大写"], ["{款项}", "{应付日期}", "{金额}", "{金额大写}"])
        .Line("款项存入预售资金监管账户：{监管账户}")
        .Signatures("权益人签字", "置业顾问", "销售经理");

    private static void Receipt(PaperBuilder paper) => paper
        .Title("{单据名称}").Centred("{项目}")
        .Line("编号：{收据编号}　　　{收款时间}")
        .Facts(("付款人", "{付款人}"), ("房源", "{房源}"), ("款项性质", "{款项性质}"), ("收款方式", "{收款方式} {凭证号}"), ("金额", "{收款金额}"), ("大写", "{收款金额大写}"), ("事由", "{收款事由}"), ("监管账户", "{监管账户}"))
        .Signatures("付款人签字", "出纳 {出纳}", "盖章");

    private static void PapersList(PaperBuilder paper, string title, string note) => paper
        .Title(title).Centred("{项目}")
        .Facts(("房源", "{房源}"), ("权益人", "{权益人}"), ("置业顾问", "{置业顾问}"), ("付款方式", "{付款方式}"))
        .Line(note)
        .Lines("资料清单", ["资料", "份数", "说明"], ["{资料名称}", "{份数}", "{资料说明}"])
        .Signatures("客户签收", "置业顾问", "日期");
}
