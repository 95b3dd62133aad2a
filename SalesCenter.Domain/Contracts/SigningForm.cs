using System.Globalization;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Domain.Contracts;

/// <summary>签约基础信息表: what the consultant reads off the customer's papers and works out by hand, so that the manager can hold it against what the system knows (SOP 5.2.1, 5.2.3).</summary>
/// <param name="Off">优惠合计.</param>
/// <param name="InnerUnitPrice">套内单价 in fen per ㎡; means nothing where the inner area is not known.</param>
/// <param name="FirstPaymentHundredths">首付比例 in 0.01 %.</param>
/// <param name="Balance">余款: loan, or what is paid later.</param>
/// <param name="LoanExpectedOn">预计放款日; nothing where nobody lends.</param>
/// <param name="DepositReceipt">定金收据编号.</param>
/// <param name="HasOutsiders">非本地户籍: whether residence permits belong into the file.</param>
/// <param name="IsByProxy">代签: whether somebody signs for a buyer.</param>
public sealed record SigningForm(
    IReadOnlyList<SigningBuyer> Buyers, Money Off, Money Total, Money InnerUnitPrice, Money FirstPayment, int FirstPaymentHundredths, Money Balance, DateOnly? LoanExpectedOn, string DepositReceipt,
    bool HasOutsiders = false, bool IsByProxy = false)
{
    private const int LongestText = 200, MostBuyers = 10;

    internal void Check()
    {
        if (Buyers.Count is 0 or > MostBuyers)
            throw new RefusedException(ContractRefusals.BuyersDiffer);
        if (DepositReceipt.Length > LongestText || Buyers.Any(buyer => buyer.Name.Length > LongestText || buyer.Phone.Length > LongestText || buyer.Address.Length > LongestText))
            throw new RefusedException(ContractRefusals.FieldTooLong(LongestText));
    }
}

/// <summary>A buyer as the ID document in the consultant's hand has them; of the number only what tells it from others.</summary>
public sealed record SigningBuyer(string Name, string IdKey, string IdEnding, string Phone, string Address);

/// <summary>审核项目 of the manager's review (SOP 5.2.3).</summary>
public enum SigningItem
{
    /// <summary>姓名.</summary>
    Name = 0,

    /// <summary>证件号码.</summary>
    IdNumber = 1,

    /// <summary>联系电话.</summary>
    Phone = 2,

    /// <summary>通讯地址.</summary>
    Address = 3,

    /// <summary>优惠合计.</summary>
    Off = 4,

    /// <summary>总价.</summary>
    Total = 5,

    /// <summary>套内单价.</summary>
    InnerUnitPrice = 6,

    /// <summary>首付款.</summary>
    FirstPayment = 7,

    /// <summary>首付比例.</summary>
    FirstPaymentPercent = 8,

    /// <summary>余款或贷款.</summary>
    Balance = 9,

    /// <summary>预计放款日.</summary>
    LoanExpectedOn = 10,

    /// <summary>定金收据.</summary>
    DepositReceipt = 11,
}

/// <summary>One line of the review: what was typed beside what the system has.</summary>
/// <param name="Of">Whose it is; empty for figures of the deal.</param>
public sealed record SigningLine(SigningItem Item, string Of, string Typed, string Computed, bool Differs);

/// <summary>签约审批单: every item of the form beside the system's.</summary>
public sealed record SigningCheck(IReadOnlyList<SigningLine> Lines)
{
    /// <summary>What does not agree.</summary>
    public IReadOnlyList<SigningLine> Differences => [.. Lines.Where(line => line.Differs)];

    /// <summary>Holds a form against what is agreed and was received.</summary>
    /// <param name="innerArea">套内面积 of all units together; nothing where one is not known.</param>
    public static SigningCheck Of(SigningForm form, Subscription agreed, Area? innerArea, Ledger ledger) =>
        agreed is { Price: { } price, Plan: { } plan } ? new SigningCheck([.. BuyerLines(form, agreed), .. FigureLines(form, price, plan, innerArea, ledger)]) : throw new RefusedException(agreed.Missing!);

    private static IEnumerable<SigningLine> BuyerLines(SigningForm form, Subscription agreed)
    {
        var known = agreed.Buyers.OrderBy(buyer => buyer.Place).ToList();
        for (var place = 0; place < Math.Max(known.Count, form.Buyers.Count); place++)
        {
            var (buyer, typed) = (known.ElementAtOrDefault(place), form.Buyers.ElementAtOrDefault(place));
            var name = buyer?.Name ?? typed!.Name;
            yield return Text(SigningItem.Name, name, typed?.Name, buyer?.Name);
            yield return new SigningLine(SigningItem.IdNumber, name, Ending(typed?.IdEnding), Ending(buyer?.IdEnding), typed?.IdKey != buyer?.IdKey);
            yield return Text(SigningItem.Phone, name, typed?.Phone, buyer?.Phone);
            yield return Text(SigningItem.Address, name, typed?.Address, buyer?.Address);
        }
    }

    private static IEnumerable<SigningLine> FigureLines(SigningForm form, Discounts.PriceLadder price, PaymentPlan plan, Area? innerArea, Ledger ledger)
    {
        yield return Amount(SigningItem.Off, form.Off, price.Off);
        yield return Amount(SigningItem.Total, form.Total, price.Final);
        if (price.Final.PerSquareMetre(innerArea) is { } unitPrice)
            yield return Amount(SigningItem.InnerUnitPrice, form.InnerUnitPrice, Money.FromYuan(unitPrice));
        yield return Amount(SigningItem.FirstPayment, form.FirstPayment, plan.FirstPayment);
        yield return Text(SigningItem.FirstPaymentPercent, "", Percent(form.FirstPaymentHundredths), Percent((int)(plan.FirstPaymentPercent * 100)));
        yield return Amount(SigningItem.Balance, form.Balance, price.Final - plan.FirstPayment);
        if (plan.LoanExpectedOn is { } expected)
            yield return Text(SigningItem.LoanExpectedOn, "", Day(form.LoanExpectedOn), Day(expected));
        var receipts = ledger.ReceiptsOf(PaymentPurpose.Deposit);
        yield return new SigningLine(SigningItem.DepositReceipt, "", form.DepositReceipt.Trim(), string.Join('、', receipts), !receipts.Contains(form.DepositReceipt.Trim()));
    }

    private static SigningLine Amount(SigningItem item, Money typed, Money computed) => new(item, "", typed.ToString(), computed.ToString(), typed != computed);

    private static SigningLine Text(SigningItem item, string of, string? typed, string? computed) => new(item, of, typed?.Trim() ?? "", computed ?? "", (typed?.Trim() ?? "") != (computed ?? ""));

    private static string Ending(string? ending) => string.IsNullOrEmpty(ending) ? "" : "**** " + ending;

    private static string Percent(int hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
