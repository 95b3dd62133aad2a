using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Papers;

namespace SalesCenter.Web.Features.Papers;

/// <summary>What the customer is to bring to the contract and to the bank (SOP 3.2.6), by who buys and how they pay.</summary>
internal static class PapersToBring
{
    /// <summary>The lines of a list of papers; nothing for other kinds of paper.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> For(PaperKind kind, Subscription? subscription) => subscription is null
        ? []
        : kind switch
        {
            PaperKind.ContractPapersList => [.. Contract(subscription)],
            PaperKind.MortgagePapersList => [.. Mortgage(subscription)],
            _ => [],
        };

    private static IEnumerable<IReadOnlyDictionary<string, string>> Contract(Subscription subscription)
    {
        yield return Paper("认购书", "1", "原件，签约时收回");
        yield return Paper("定金收据", "1", "原件");
        if (subscription.Buyers.Any(buyer => buyer.Document != IdDocumentKind.BusinessLicence))
        {
            yield return Paper("身份证明", "每人 2", "原件及复印件");
            yield return Paper("户口簿", "1", "原件及复印件");
            yield return Paper("婚姻证明", "1", "结婚证、离婚证或单身声明");
            yield return Paper("暂住证", "2", "非本地户籍");
        }
        if (subscription.Buyers.Any(buyer => buyer.Document == IdDocumentKind.BusinessLicence))
            yield return Paper("营业执照、公章、法定代表人身份证明", "2", "加盖公章的复印件");
        yield return Paper("首付款", subscription.Plan?.FirstPayment.ToString() ?? "", "已到账的银行卡或转账凭证");
        yield return Paper("公证委托书", "1", "本人不能到场时，原件");
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Mortgage(Subscription subscription)
    {
        yield return Paper("身份证、户口簿、婚姻证明", "各 2", "原件及复印件，夫妻双方");
        yield return Paper("收入证明", "1", "银行格式，加盖公章");
        yield return Paper("近六个月银行流水", "1", "加盖银行章");
        yield return Paper("征信授权书", "1", "到场签署");
        yield return Paper("首付款发票或收据", "1", "复印件");
        if (subscription.Plan?.Terms.LendsFund == true)
            yield return Paper("公积金缴存证明", "1", "公积金中心出具");
    }

    private static IReadOnlyDictionary<string, string> Paper(string name, string count, string note) => PaperFactsReader.Line(("资料名称", name), ("份数", count), ("资料说明", note));
}
