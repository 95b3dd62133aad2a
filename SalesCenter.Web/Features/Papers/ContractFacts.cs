using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Papers;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Files;
using PaperLine = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace SalesCenter.Web.Features.Papers;

/// <summary>What stands on the papers of a contract, of its changes and of a return.</summary>
public sealed class ContractFacts(SalesDb db, Words words)
{
    private static readonly string[] Holders = ["出卖人", "买受人", "房屋登记机构", "贷款银行或档案"];

    /// <summary>Whether a paper's time has come.</summary>
    public static bool IsReady(PaperKind kind, Contract? contract, bool isReturned) => kind switch
    {
        PaperKind.SigningApproval => contract?.Form is not null,
        PaperKind.DraftContract => contract?.Has(ContractStep.Review) == true,
        PaperKind.FormalContract => contract?.Has(ContractStep.FormalContract) == true,
        PaperKind.ContractCirculationSlip => contract is not null,
        PaperKind.ChangeAgreement => contract?.Versions.Count > 1,
        PaperKind.ReturnAgreement => isReturned,
        _ => true,
    };

    /// <summary>The return that is under way or done; nothing where there is none.</summary>
    public Task<DealRequest?> ReturnOf(Guid dealId, CancellationToken cancellation) => db.DealRequests.AsNoTracking()
        .Where(request => request.DealId == dealId && request.Kind == RequestKind.UnitReturn && request.State != RequestState.Refused && request.State != RequestState.Withdrawn).OrderByDescending(request => request.AskedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Fills in what there is.</summary>
    public async Task FillIn(PaperKind kind, Deal deal, Subscription agreed, Dictionary<string, string> fields, Dictionary<string, IReadOnlyList<PaperLine>> groups, bool masked, Func<DateTime?, string> clock, CancellationToken cancellation)
    {
        var contract = await db.Contracts.AsNoTracking().SingleOrDefaultAsync(contract => contract.Id == deal.Id, cancellation);
        var returned = kind == PaperKind.ReturnAgreement ? await ReturnOf(deal.Id, cancellation) : null;
        if (!IsReady(kind, contract, returned is not null))
            throw new RefusedException(PaperRefusals.NotYet(kind));
        fields["合同编号"] = contract?.Number ?? "";
        fields["签约日"] = Day(contract?.SignedOn);
        fields["预约时间"] = clock(contract?.AppointedAt);
        fields["网签号"] = contract?.OnlineNumber ?? "";
        fields["备案号"] = contract?.FilingNumber ?? "";
        fields["备案期限"] = Day(contract?.FilingDueOn);
        if (contract?.Current?.Terms is { } terms)
        {
            (fields["建筑面积"], fields["套内面积"]) = (new Area(terms.GrossArea).ToString(), terms.InnerArea is { } inner ? new Area(inner).ToString() : "");
            (fields["建筑单价"], fields["套内单价"]) = (PaperFactsReader.PerSquareMetre(terms.Price.Final, new Area(terms.GrossArea)), PaperFactsReader.PerSquareMetre(terms.Price.Final, terms.InnerArea.ToArea()));
        }
        var clauses = contract?.Current?.Terms.Clauses ?? await db.Clauses(deal.Id, cancellation);
        groups["补充条款"] = clauses.Count == 0 ? [Line(("条款序号", ""), ("条款内容", "无"))] : [.. clauses.Select((clause, place) => Line(("条款序号", Number(place + 1)), ("条款内容", clause)))];
        groups["正本"] = [.. Holders.Select((holder, place) => Line(("正本编号", contract?.Number.Length > 0 ? $"{contract.Number}-{Number(place + 1)}" : ""), ("持有人", holder)))];
        groups["签约环节"] = [.. ContractSteps.All.Select(step => contract?.Marks.FirstOrDefault(mark => mark.Step == step) is { } mark
            ? Line(("环节", words.Name(step)), ("签字人", words.Person(mark.PersonId)), ("签字时间", clock(mark.At)))
            : Line(("环节", words.Name(step)), ("签字人", ""), ("签字时间", "")))];
        if (kind == PaperKind.SigningApproval)
            await Check(contract!, deal, agreed, fields, groups, masked, clock, cancellation);
        if (kind == PaperKind.MissingPapersList)
            await Missing(deal, agreed, groups, cancellation);
        if (kind == PaperKind.ChangeAgreement)
            Changes(contract!, fields, groups, clock);
        if (returned is not null)
            await Return(returned, fields, clock, cancellation);
    }

    private async Task Check(Contract contract, Deal deal, Subscription agreed, Dictionary<string, string> fields, Dictionary<string, IReadOnlyList<PaperLine>> groups, bool masked, Func<DateTime?, string> clock, CancellationToken cancellation)
    {
        var ledger = await db.Ledgers.AsNoTracking().Include(ledger => ledger.Entries).SingleAsync(ledger => ledger.Id == deal.Id, cancellation);
        var review = contract.Marks.FirstOrDefault(mark => mark.Step == ContractStep.Review);
        (fields["审核人"], fields["审核时间"]) = (words.Person(review?.PersonId), clock(review?.At));
        groups["审核明细"] = [.. SigningCheck.Of(contract.Form!, agreed, deal.InnerArea().ToArea(), ledger).Lines.Where(line => !masked || line.Item is not (SigningItem.Phone or SigningItem.Address))
            .Select(line => Line(("审核项目", line.Of.Length > 0 ? $"{words.Name(line.Item)}（{line.Of}）" : words.Name(line.Item)), ("填写值", line.Typed), ("系统值", line.Computed), ("审核结果", line.Differs ? "不符" : "相符")))];
    }

    private async Task Missing(Deal deal, Subscription agreed, Dictionary<string, IReadOnlyList<PaperLine>> groups, CancellationToken cancellation)
    {
        var file = await db.DealFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == deal.Id, cancellation) ?? new DealFile(deal, agreed.BeganAt);
        var missing = file.Missing(await db.Checklist(agreed, cancellation));
        groups["资料清单"] = missing.Count == 0 ? [Line(("资料名称", "无缺件"), ("份数", ""), ("资料说明", ""))] : [.. missing.Select(line => Line(("资料名称", words.Name(line.Kind)), ("份数", Number(line.Required)), ("资料说明", line.IsOriginal ? "原件" : "复印件")))];
    }

    private void Changes(Contract contract, Dictionary<string, string> fields, Dictionary<string, IReadOnlyList<PaperLine>> groups, Func<DateTime?, string> clock)
    {
        var (now, before) = (contract.Current!, contract.Versions.OrderByDescending(version => version.Number).ElementAt(1));
        (fields["合同版本"], fields["变更事项"], fields["变更时间"]) = (Number(now.Number), now.Change is { } change ? words.Name(change) : "", clock(now.At));
        (string Name, Func<ContractTerms, string> Says)[] matters =
        [
            ("买受人", terms => string.Join('、', terms.Buyers.Select(buyer => $"{buyer.Name} {Words.Percent(buyer.ShareHundredths)}"))),
            ("总价", terms => terms.Price.Final.ToString()),
            ("面积（建筑/套内）", terms => $"{new Area(terms.GrossArea)} / {(terms.InnerArea is { } inner ? new Area(inner).ToString() : "–")}"),
            ("付款方式", terms => $"{words.Name(terms.Plan.Terms.Method)} {terms.Plan.Bank}".Trim()),
            ("首付款", terms => terms.Plan.FirstPayment.ToString()),
            ("贷款额", terms => terms.Plan.Loan.ToString()),
        ];
        groups["变更明细"] = [.. matters.Where(matter => matter.Says(now.Terms) != matter.Says(before.Terms)).Select(matter => Line(("变更项目", matter.Name), ("变更前", matter.Says(before.Terms)), ("变更后", matter.Says(now.Terms))))];
    }

    private async Task Return(DealRequest returned, Dictionary<string, string> fields, Func<DateTime?, string> clock, CancellationToken cancellation)
    {
        var received = await db.LedgerEntries.AsNoTracking().Where(entry => entry.DealId == returned.DealId && (returned.DoneAt == null || entry.At < returned.DoneAt)).SumAsync(entry => entry.AmountFen, cancellation);
        var penalty = returned.Ground == CancellationGround.BuyersBreach ? -returned.PenaltyFen : returned.PenaltyFen;
        fields["退房原因"] = $"{(returned.Ground is { } ground ? words.Name(ground) : "")}，{returned.Reason}";
        fields["违约金"] = returned.Penalty.ToString();
        fields["违约金大写"] = returned.Penalty.ToChineseCapitals();
        fields["已收房款"] = new Money(received).ToString();
        fields["应退金额"] = new Money(received + penalty).ToString();
        fields["应退金额大写"] = new Money(received + penalty).ToChineseCapitals();
        fields["申请时间"] = clock(returned.AskedAt);
    }

    private static PaperLine Line(params (string Name, string Value)[] line) => PaperFactsReader.Line(line);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
