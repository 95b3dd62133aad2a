using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Papers;
using PaperLines = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyDictionary<string, string>>;

namespace SalesCenter.Web.Features.Papers;

/// <summary>What stands on the approval form of a special discount. The floor price, and how near to it the price comes, do not.</summary>
internal static class DiscountFacts
{
    /// <summary>A deal's discount that was decided; the latest where none is named. Refused while there is none.</summary>
    public static async Task<SpecialDiscount> DecidedDiscount(this SalesDb db, Guid dealId, Guid? discountId, CancellationToken cancellation) =>
        await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.DealId == dealId && discount.DecidedAt != null && (discountId == null || discount.Id == discountId))
            .OrderByDescending(discount => discount.DecidedAt).FirstOrDefaultAsync(cancellation) ?? throw new RefusedException(PaperRefusals.NotYet(PaperKind.SpecialDiscountForm));

    public static void FillIn(this SpecialDiscount discount, Dictionary<string, string> fields, Dictionary<string, PaperLines> groups, Words words, Func<DateTime?, string> clock)
    {
        var granted = discount.Granted;
        fields["审批单号"] = discount.Number;
        fields["申请人"] = words.Person(discount.AskedById);
        fields["申请时间"] = clock(discount.AskedAt);
        fields["申请理由"] = discount.Reason;
        fields["申请折扣"] = Says(discount.Wish, words);
        fields["申请付款方式"] = words.Name(discount.Terms.Method);
        fields["折前价"] = discount.Before.Final.ToString();
        fields["申请价"] = discount.Asked.Final.ToString();
        fields["审批结果"] = granted is null ? words.Name(SpecialDiscountState.Refused) : discount.IsCounterOffer ? $"{words.Name(SpecialDiscountState.Approved)}（{Says(discount.Grant!, words)}）" : words.Name(SpecialDiscountState.Approved);
        fields["审批人"] = words.Person(discount.DecidedById);
        fields["授权人"] = discount.AuthorityOfId == discount.DecidedById ? "" : words.Person(discount.AuthorityOfId);
        fields["审批时间"] = clock(discount.DecidedAt);
        fields["审批意见"] = discount.Answer;
        fields["批准价"] = granted?.Final.ToString() ?? "";
        fields["批准价大写"] = granted?.Final.ToChineseCapitals() ?? "";
        fields["让利金额"] = granted is null ? "" : discount.Concession.Off.ToString();
        fields["折扣深度"] = granted is null ? "" : Words.Percent(discount.Concession.DepthHundredths);
        fields["有效期至"] = clock(discount.ValidUntil);
        fields["使用时间"] = clock(discount.UsedAt);
        fields["绑定校验码"] = discount.Binding.Hash[..16];
        groups["优惠明细"] = [.. (granted ?? discount.Asked).Steps.Select(step => PaperFactsReader.Line(("优惠名称", step.Name), ("优惠金额", step.Off.ToString()), ("优惠后价格", step.After.ToString())))];
    }

    private static string Says(Discount discount, Words words) =>
        $"{words.Name(discount.Shape)} {(discount.Shape == DiscountShape.PercentOff ? Words.Percent(discount.Amount) : new Money(discount.Amount).ToString())}";
}
