using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Papers;

/// <summary>Reads what is filled into a paper. Papers are Chinese, whatever language their printer's screen has.</summary>
public sealed class PaperFactsReader(SalesDb db, IdentityVault vault, Live.BoardBook boards, ContractFacts contracts, HandoverFacts handovers, CurrentUser user, Words words, TimeProvider time)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>The facts of a deal; refused while what the paper is about is not agreed.</summary>
    /// <param name="entryId">The booking that a receipt is for; the discount that an approval form is for.</param>
    /// <param name="masked">Whether ID numbers show their ending only.</param>
    public async Task<PaperFacts> Read(Guid dealId, PaperKind kind, Guid? entryId, bool masked, CancellationToken cancellation)
    {
        CultureInfo.CurrentUICulture = Chinese;
        var deal = await db.Deals.AsNoTracking().SingleOrDefaultAsync(deal => deal.Id == dealId, cancellation) ?? throw new RefusedException(DealRefusals.Unknown);
        await boards.Open(deal.ProjectId, cancellation);
        var subscription = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(subscription => subscription.Id == dealId, cancellation);
        var project = await db.Projects.AsNoTracking().SingleAsync(project => project.Id == deal.ProjectId, cancellation);
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == deal.CustomerId).Select(customer => new { customer.Name, customer.Phone }).SingleAsync(cancellation);
        var clock = project.Settings.Calendar;
        string Clock(DateTime? at) => at is { } utc ? clock.LocalTime(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

        var special = kind == PaperKind.SpecialDiscountForm ? await db.DecidedDiscount(dealId, entryId, cancellation) : null;
        if (special is null && (kind == PaperKind.SelectionSlip ? deal.Slip is null : kind != PaperKind.Receipt && subscription?.Plan is null || kind == PaperKind.Receipt && entryId is null))
            throw new RefusedException(PaperRefusals.NotYet(kind));
        var (gross, inner) = (new Area(deal.Units.Sum(unit => unit.Unit.GrossAreaValue)), deal.Units.Any(unit => unit.Unit.InnerAreaValue is null) ? (Area?)null : new Area(deal.Units.Sum(unit => unit.Unit.InnerAreaValue!.Value)));
        var fields = new Dictionary<string, string>
        {
            ["项目"] = project.Name,
            ["客户"] = customer.Name,
            ["客户电话"] = customer.Phone.Length == 0 ? "" : Customer.Mask(customer.Phone),
            ["置业顾问"] = words.Person(deal.ConsultantId),
            ["销售经理"] = deal.Slip is { State: not SlipState.Approved } open ? words.Name(open.State) : words.Person(deal.Slip?.DecidedById),
            ["房源"] = string.Join('、', deal.Units.OrderBy(unit => unit.UnitId != deal.UnitId).Select(unit => words.UnitName(unit.UnitId))),
            ["户型"] = deal.Units.First(unit => unit.UnitId == deal.UnitId).Unit.Layout,
            ["建筑面积"] = gross.ToString(),
            ["套内面积"] = inner?.ToString() ?? "",
            ["选房单号"] = deal.Slip?.Number ?? "",
            ["选房时间"] = Clock(deal.Slip?.SubmittedAt),
            ["表价"] = deal.ListPrice.ToString(),
            ["表价大写"] = deal.ListPrice.ToChineseCapitals(),
            ["打印人"] = user.Actor.Name,
            ["打印时间"] = Clock(time.Now()),
        };
        var groups = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { ["房源明细"] = [.. deal.Units.OrderBy(unit => unit.UnitId != deal.UnitId).Select(Unit)] };
        if (special is not null)
            special.FillIn(fields, groups, words, Clock);
        else if (subscription is { Price: { } price, Plan: { } plan })
            Agreed(fields, groups, subscription, price, plan, gross, inner, masked);
        if (kind == PaperKind.CirculationSlip)
            groups["流转环节"] = await Desks(dealId, Clock, cancellation);
        fields["监管账户"] = project.EscrowAccount;
        fields["认购日期"] = subscription?.SubscribedAt is { } at ? Day(clock.DateOf(at)) : "";
        groups["资料清单"] = PapersToBring.For(kind, subscription);
        if (kind >= PaperKind.SigningApproval && subscription is not null)
            await contracts.FillIn(kind, deal, subscription, fields, groups, masked, Clock, cancellation);
        if (HandoverFacts.Kinds.Contains(kind))
            await handovers.FillIn(kind, dealId, fields, groups, Clock, cancellation);
        await Money(fields, dealId, special is null ? entryId : null, Clock, cancellation);
        return new PaperFacts(fields, groups);
    }

    private void Agreed(
        Dictionary<string, string> fields, Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> groups, Subscription subscription, Domain.Discounts.PriceLadder price, PaymentPlan plan, Area gross, Area? inner, bool masked)
    {
        fields["权益人"] = subscription.BuyerNames;
        fields["成交价"] = price.Final.ToString();
        fields["成交价大写"] = price.Final.ToChineseCapitals();
        fields["优惠合计"] = price.Off.ToString();
        fields["建筑单价"] = PerSquareMetre(price.Final, gross);
        fields["套内单价"] = PerSquareMetre(price.Final, inner);
        fields["付款方式"] = words.Name(plan.Terms.Method);
        fields["按揭银行"] = plan.Bank.Length > 0 ? plan.Bank : "无";
        fields["定金"] = plan.Deposit.ToString();
        fields["定金大写"] = plan.Deposit.ToChineseCapitals();
        fields["首付款"] = plan.FirstPayment.ToString();
        fields["首付款大写"] = plan.FirstPayment.ToChineseCapitals();
        fields["首付比例"] = Words.Rate(plan.FirstPaymentPercent);
        fields["贷款额"] = plan.Loan.ToString();
        fields["签约期限"] = Day(subscription.SigningBy ?? plan.SigningBy);
        groups["优惠明细"] = price.Steps.Count == 0 ? [Line(("优惠名称", "无"), ("优惠金额", price.Off.ToString()), ("优惠后价格", price.Final.ToString()))] : [.. price.Steps.Select(step => Line(("优惠名称", step.Name), ("优惠金额", step.Off.ToString()), ("优惠后价格", step.After.ToString())))];
        groups["付款明细"] = [.. plan.Lines.Select(line => Line(("款项", words.Name(line.Kind)), ("应付日期", Day(line.DueOn)), ("金额", line.Amount.ToString()), ("金额大写", line.Amount.ToChineseCapitals())))];
        groups["权益人明细"] = [.. subscription.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => Line(
            ("序号", (buyer.Place + 1).ToString(CultureInfo.InvariantCulture)), ("姓名", buyer.Name), ("证件类型", words.Name(buyer.Document)), ("证件号码", buyer.IdKept.Length == 0 ? "" : masked ? "****" + buyer.IdEnding : vault.Reveal(buyer.IdKept)),
            ("共有比例", Words.Percent(buyer.ShareHundredths)), ("联系电话", masked && buyer.Phone.Length > 0 ? Customer.Mask(buyer.Phone) : buyer.Phone), ("通讯地址", masked ? "" : buyer.Address),
            ("法定代表人", buyer.Representative)))];
    }

    /// <summary>What has been received, and the booking that a receipt is for.</summary>
    private async Task Money(Dictionary<string, string> fields, Guid dealId, Guid? entryId, Func<DateTime?, string> clock, CancellationToken cancellation)
    {
        var entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.DealId == dealId).ToListAsync(cancellation);
        fields["已收定金"] = new Money(entries.Where(entry => entry.Purpose == PaymentPurpose.Deposit).Sum(entry => entry.AmountFen)).ToString();
        if (entryId is null)
            return;
        var entry = entries.Find(entry => entry.Id == entryId) ?? throw new RefusedException(PaymentRefusals.UnknownEntry);
        var amount = entry.Amount < Domain.Common.Money.Zero ? -entry.Amount : entry.Amount;
        fields["单据名称"] = entry.Kind switch { EntryKind.Receipt => "收款收据", EntryKind.Refund => "退款单", EntryKind.Reversal => "红字冲销单", _ => "结算单" } + (entries.Exists(other => other.ReversesId == entry.Id) ? "（已冲销）" : "");
        fields["收据编号"] = entry.Number;
        fields["收款金额"] = amount.ToString();
        fields["收款金额大写"] = amount.ToChineseCapitals();
        fields["款项性质"] = words.Name(entry.Purpose);
        fields["收款方式"] = words.Name(entry.Way);
        fields["凭证号"] = entry.Reference;
        fields["付款人"] = entry.Payer;
        fields["收款时间"] = clock(entry.At);
        fields["出纳"] = words.Person(entry.CashierId);
        fields["收款事由"] = entry.Reason;
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Desks(Guid dealId, Func<DateTime?, string> clock, CancellationToken cancellation)
    {
        var file = await db.DealFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == dealId, cancellation);
        return [.. CirculationDesks.All.Select(desk => file?.Signatures.FirstOrDefault(signature => signature.Desk == desk) is { } signed
            ? Line(("环节", words.Name(desk)), ("签字人", words.Person(signed.PersonId)), ("签字时间", clock(signed.At)))
            : Line(("环节", words.Name(desk)), ("签字人", ""), ("签字时间", "")))];
    }

    private IReadOnlyDictionary<string, string> Unit(DealUnit line) => Line(
        ("房源名称", words.UnitName(line.UnitId)), ("房源户型", line.Unit.Layout), ("房源建筑面积", line.Unit.GrossArea.ToString()), ("房源套内面积", line.Unit.InnerArea?.ToString() ?? ""),
        ("房源表价", new Money(line.ListPriceFen).ToString()));

    internal static IReadOnlyDictionary<string, string> Line(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    internal static string PerSquareMetre(Money price, Area? area) => price.PerSquareMetre(area) is { } unit ? unit.ToString("N2", CultureInfo.InvariantCulture) + " 元/㎡" : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
