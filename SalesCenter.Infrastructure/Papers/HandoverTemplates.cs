namespace SalesCenter.Infrastructure.Papers;

/// <summary>The papers of a handover that ship with the product; a project uploads the text that its own authority and property management ask for.</summary>
internal static class HandoverTemplates
{
    public static void Invitation(PaperBuilder paper) => paper
        .Title("交房通知书").Centred("{项目}")
        .Line("尊敬的 {权益人}：")
        .Line("您购买的 {房源}（合同编号 {合同编号}）已具备合同约定的交付条件，请于 {交房时间} 到营销中心办理交房手续。")
        .Facts(("房源", "{房源}"), ("建筑面积", "{建筑面积}"), ("通知方式", "{通知方式}"), ("通知日期", "{通知日期}"), ("置业顾问", "{置业顾问}"), ("备案号", "{备案号}"))
        .Heading("请携带")
        .Line("一、全部权益人的身份证明原件及复印件；不能到场的，另附公证委托书与受托人身份证明。")
        .Line("二、商品房买卖合同、收据或发票原件。")
        .Line("三、面积补差、公共维修资金等应付款项的缴款凭证；交房前须结清全部到期款项。")
        .Line("逾期未办理交接的，自本通知载明的交房时间起，房屋毁损、灭失的风险按合同约定承担。")
        .Signatures("出卖人盖章", "经办人", "日期");

    public static void Record(PaperBuilder paper) => paper
        .Title("房屋交接书").Centred("{项目}")
        .Line("合同编号：{合同编号}　　　房源：{房源}　　　买受人：{权益人}")
        .Facts(("交接时间", "{交接时间}"), ("交接结果", "{交接结果}"), ("建筑面积", "{建筑面积}"), ("套内面积", "{套内面积}"), ("钥匙数", "{钥匙数}"), ("水表读数", "{水表读数}"), ("电表读数", "{电表读数}"), ("燃气表读数", "{燃气表读数}"))
        .Heading("查验情况")
        .Lines("房屋缺陷", ["序号", "缺陷", "整改情况"], ["{缺陷序号}", "{缺陷内容}", "{整改情况}"])
        .Line("备注：{交接备注}")
        .Line("双方已共同查验上述房屋。出卖人已向买受人出示竣工验收备案表，并交付住宅质量保证书与住宅使用说明书。列明的缺陷由出卖人负责整改。")
        .Line("经办人：{交接人}")
        .Signatures("出卖人盖章", "买受人签字", "日期");
}
