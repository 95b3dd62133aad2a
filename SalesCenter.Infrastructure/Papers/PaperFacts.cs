using System.Collections.Frozen;
using SalesCenter.Domain.Papers;

namespace SalesCenter.Infrastructure.Papers;

/// <summary>What is filled into a paper: single fields by name, and groups of lines, each repeated in a table.</summary>
public sealed record PaperFacts(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Groups);

/// <summary>
/// The names that content controls of a template may have. They are the Chinese words of the trade, because those who edit templates write them into Word themselves; a
/// control is named by its tag, or by its title where it has no tag.
/// </summary>
public static class PaperFields
{
    private static readonly string[] Deal =
    [
        "项目", "客户", "客户电话", "置业顾问", "销售经理", "房源", "户型", "建筑面积", "套内面积", "选房单号", "选房时间", "表价", "表价大写", "打印人", "打印时间",
    ];

    private static readonly string[] Agreed =
    [
        "权益人", "成交价", "成交价大写", "优惠合计", "建筑单价", "套内单价", "付款方式", "按揭银行", "定金", "定金大写", "首付款", "首付款大写", "首付比例", "贷款额", "认购日期", "签约期限", "监管账户", "已收定金",
    ];

    private static readonly string[] Booking =
    [
        "收据编号", "收款金额", "收款金额大写", "款项性质", "收款方式", "凭证号", "付款人", "收款时间", "出纳", "收款事由", "单据名称",
    ];

    private static readonly string[] Special =
    [
        "审批单号", "申请人", "申请时间", "申请理由", "申请折扣", "折前价", "申请价", "审批结果", "审批人", "授权人", "审批时间", "审批意见", "批准价", "批准价大写", "让利金额", "折扣深度", "有效期至", "使用时间", "绑定校验码", "申请付款方式",
    ];

    private static readonly string[] Contract =
    [
        "合同编号", "签约日", "预约时间", "网签号", "备案号", "备案期限", "审核人", "审核时间", "合同版本", "变更事项", "变更时间",
    ];

    private static readonly string[] Return = ["退房原因", "违约金", "违约金大写", "已收房款", "应退金额", "应退金额大写", "申请时间"];

    private static readonly string[] Handover = ["交房时间", "通知方式", "通知日期", "交接时间", "交接人", "交接结果", "钥匙数", "水表读数", "电表读数", "燃气表读数", "交接备注"];

    /// <summary>Groups of lines, each with the fields of a line.</summary>
    public static readonly FrozenDictionary<string, string[]> Groups = new Dictionary<string, string[]>
    {
        ["房源明细"] = ["房源名称", "房源户型", "房源建筑面积", "房源套内面积", "房源表价"],
        ["权益人明细"] = ["序号", "姓名", "证件类型", "证件号码", "共有比例", "联系电话", "通讯地址", "法定代表人"],
        ["优惠明细"] = ["优惠名称", "优惠金额", "优惠后价格"],
        ["付款明细"] = ["款项", "应付日期", "金额", "金额大写"],
        ["流转环节"] = ["环节", "签字人", "签字时间"],
        ["资料清单"] = ["资料名称", "份数", "资料说明"],
        ["审核明细"] = ["审核项目", "填写值", "系统值", "审核结果"],
        ["签约环节"] = ["环节", "签字人", "签字时间"],
        ["正本"] = ["正本编号", "持有人"],
        ["补充条款"] = ["条款序号", "条款内容"],
        ["变更明细"] = ["变更项目", "变更前", "变更后"],
        ["房屋缺陷"] = ["缺陷序号", "缺陷内容", "整改情况"],
    }.ToFrozenDictionary();

    /// <summary>The single fields that a kind of paper knows.</summary>
    public static IReadOnlyList<string> Of(PaperKind kind) => kind switch
    {
        PaperKind.SelectionSlip => Deal,
        PaperKind.SpecialDiscountForm => [.. Deal, .. Special],
        PaperKind.Receipt => [.. Deal, .. Agreed, .. Booking],
        PaperKind.ReturnAgreement => [.. Deal, .. Agreed, .. Contract, .. Return],
        PaperKind.HandoverInvitation or PaperKind.HandoverRecord => [.. Deal, .. Agreed, .. Contract, .. Handover],
        >= PaperKind.SigningApproval => [.. Deal, .. Agreed, .. Contract],
        _ => [.. Deal, .. Agreed],
    };

    /// <summary>Whether a control of this name is filled in on a paper of this kind.</summary>
    public static bool Knows(PaperKind kind, string name) => Of(kind).Contains(name) || Groups.ContainsKey(name) || Groups.Values.Any(fields => fields.Contains(name));
}
