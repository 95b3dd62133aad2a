using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Contracts;

/// <summary>合同变更: another version of a signed contract, beside the old one.</summary>
public sealed class ChangingAContract : IAsyncLifetime
{
    private const string WifesNumber = "110101199003074258";
    private readonly TestCentre centre = new();
    private Signing signing = null!;
    private Guid director, company;

    public async ValueTask InitializeAsync()
    {
        signing = await Signing.Filed(centre);
        (director, company) = (await centre.Hire("林总监", Role.MarketingDirector, signing.Project.Id), await centre.Hire("吴总", Role.ProjectCompany, signing.Project.Id));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_change_is_reviewed_by_an_assistant_and_approved_by_three_in_their_order()
    {
        await signing.Must(signing.Project.LiWen, Payment(Sale.Mortgage with { FirstPaymentPercent = 50 }));
        foreach (var tooEarly in new[] { signing.Project.Manager, director, company })
            (await signing.Refused(tooEarly, Approve)).Should().Be("request.not-their-turn");
        (await signing.Refused(signing.Project.LiWen, Approve)).Should().Be("role.forbidden");
        await signing.Must(signing.Assistant, Approve);
        (await signing.Refused(director, Approve)).Should().Be("request.not-their-turn", "a director does not stand in for the manager where they decide afterwards themselves");
        await signing.Must(signing.Project.Manager, Approve);
        await signing.Must(director, Approve);
        (await signing.Contract()).Versions.Should().ContainSingle("the last approval is missing");
        await signing.Must(company, Approve);

        var contract = await signing.Contract();
        contract.Versions.Select(version => (version.Number, version.Change)).Should().Equal((2, RequestKind.PaymentChange), (1, null));
        contract.Versions.Select(version => version.Terms.Plan.FirstPayment).Should().Equal(Money.FromYuan(2_500_000), Money.FromYuan(1_500_000));
        await centre.Holds();
    }

    [Fact]
    public async Task Another_way_of_paying_makes_other_sums_due_and_what_is_here_counts()
    {
        await Change(Payment(Sale.Mortgage with { FirstPaymentPercent = 50 }));

        var agreed = (await signing.Sale.Sheet()).Agreed!;
        agreed.Dues.Select(due => (due.Kind, due.Amount, due.Left)).Should().Equal(
            (PlanLineKind.FirstPayment, Money.FromYuan(2_500_000), Money.FromYuan(1_000_000)), (PlanLineKind.CommercialLoan, Money.FromYuan(2_500_000), Money.FromYuan(2_500_000)));
        (await signing.Refused(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(1_000_000.01m), PaymentPurpose.FirstPayment))).Should().Be("payment.more-than-due");
        await signing.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(1_000_000), PaymentPurpose.FirstPayment));
        (await signing.Sale.Sheet()).Agreed!.Dues[0].IsOpen.Should().BeFalse();
        await centre.Holds();
    }

    [Fact]
    public async Task A_changed_contract_goes_to_the_authority_and_into_the_file_anew()
    {
        (await Status()).Should().Be(UnitStatus.Filed);
        centre.Clock.Advance(TimeSpan.FromDays(3));
        await Change(Payment(new PlanTerms(PaymentMethod.OnePayment, Sale.Deposit)));

        (await Status()).Should().Be(UnitStatus.Contracted);
        var contract = await signing.Contract();
        contract.Open.Should().BeEquivalentTo([ContractStep.FileCheck, ContractStep.OnlineSigning]);
        contract.Authority.Should().Be(new AuthorityFacts(signing.Today.AddDays(30), "", null, signing.Today.AddDays(30), "", null));
        contract.MissingPapers.Should().Contain(new RequiredPaper(FilePaperKind.ChangeAgreement, 1, IsOriginal: true));
        await centre.Holds();
    }

    [Fact]
    public async Task Buyers_change_to_the_closest_family_and_names_are_written_rightly_with_evidence_only()
    {
        var buyer = (await signing.Sale.Sheet()).Agreed!.Buyers[0];
        var names = new AskForNameCorrection(signing.Project.Id, signing.DealId, new Dictionary<Guid, string> { [buyer.Id] = "赵显生" }, "证件为显");
        (await signing.Refused(signing.Project.LiWen, names)).Should().Be("request.evidence-missing");
        await Scan(FilePaperKind.ChangeEvidence);
        (await signing.Refused(signing.Project.LiWen, names with { Names = new Dictionary<Guid, string> { [buyer.Id] = "赵先生" } })).Should().Be("request.nothing-changes");
        (await signing.Refused(signing.Project.LiWen, names with { Names = new Dictionary<Guid, string> { [buyer.Id] = " " } })).Should().Be("request.name-missing");
        await Change(names);
        await Scan(FilePaperKind.RelationEvidence);
        await Change(new AskForBuyerChange(signing.Project.Id, signing.DealId,
        [
            new BuyerWish("赵显生", 50, IdDocumentKind.IdCard, "", "13800000001", "深圳市南山区科苑路 1 号", KnownAs: buyer.Id),
            new BuyerWish("周丽", 50, IdDocumentKind.IdCard, WifesNumber, "13800000003", "深圳市南山区科苑路 1 号", Relation: BuyerRelation.Spouse),
        ], "夫妻共同购房"));

        (await signing.Contract()).Versions.Select(version => string.Join('、', version.Terms.Buyers.Select(one => one.Name))).Should().Equal("赵显生、周丽", "赵显生", "赵先生");
        await centre.Holds();
    }

    [Fact]
    public async Task Another_area_costs_accordingly_at_the_contracts_unit_price()
    {
        var ask = new AskForAreaChange(signing.Project.Id, signing.DealId, Area.FromSquareMetres(100.5m), Area.FromSquareMetres(80.19m), "设计变更");
        (await signing.Refused(signing.Project.LiWen, ask)).Should().Be("request.evidence-missing");
        await Scan(FilePaperKind.ChangeEvidence);
        foreach (var wrong in new[] { ask with { GrossArea = new Area(0) }, ask with { InnerArea = null }, ask with { InnerArea = new Area(-1) } })
            (await signing.Refused(signing.Project.LiWen, wrong)).Should().Be("request.area-invalid");
        await Change(ask);

        var (now, before) = ((await signing.Contract()).Versions[0].Terms, (await signing.Contract()).Versions[1].Terms);
        (now.InnerArea, now.Price.Final).Should().Be((801_900, before.Price.Final.Times(80.19m / 81m)));
        var agreed = (await signing.Sale.Sheet()).Agreed!;
        new Money(agreed.Dues.Sum(due => due.AmountFen)).Should().Be(now.Price.Final, "to the fen");
        await centre.Holds();
    }

    [Fact]
    public async Task A_lower_price_needs_a_special_discount_and_what_was_paid_too_much_goes_back()
    {
        var discount = await signing.Must(signing.Project.LiWen, new AskForDiscount(signing.Project.Id, signing.DealId, DiscountShape.LumpSumOff, Money.FromYuan(50_000).Fen, Sale.Mortgage, [], "质量补偿", []));
        await signing.Must(signing.Project.Manager, new ApproveDiscount(signing.Project.Id, discount.Id));
        await Change(new AskForPriceChange(signing.Project.Id, signing.DealId, discount.Id, "质量补偿"));

        (await signing.Contract()).Versions.Select(version => version.Terms.Price.Final).Should().Equal(Money.FromYuan(4_950_000), Money.FromYuan(5_000_000));
        var surplus = -(await signing.Sale.Sheet()).Agreed!.Dues.Where(due => due.Purpose == PaymentPurpose.FirstPayment).Select(due => due.Amount - Money.FromYuan(1_500_000)).Single();
        RefundPrepayment Back(Money amount) => new(signing.Project.Id, signing.DealId, new Payment(PaymentPurpose.FirstPayment, amount, PaymentWay.BankTransfer, "TX 1", "赵先生"), "多收");
        (await signing.Refused(signing.Sale.Cashier, Back(surplus + new Money(1)))).Should().Be("payment.more-than-surplus");
        await signing.Must(signing.Sale.Cashier, Back(surplus));
        await centre.Holds();
    }

    [Fact]
    public async Task Clauses_are_approved_before_the_contract_is_printed_and_never_after()
    {
        (await signing.Refused(signing.Project.LiWen, new AskForClause(signing.Project.Id, signing.DealId, "赠送车位使用权一年", "客户要求"))).Should().Be("request.clause-too-late");
        var other = await Signing.Begun(centre, signing.Project, signing.Project.Units[4]);
        foreach (var wrong in new[] { "", new string('长', 2_001) })
            (await other.Refused(other.Project.LiWen, new AskForClause(other.Project.Id, other.DealId, wrong, "客户要求"))).Should().BeOneOf("request.clause-missing", "input.invalid");
        await other.Must(other.Project.LiWen, new AskForClause(other.Project.Id, other.DealId, "赠送车位使用权一年", "客户要求"));
        await other.Must(other.Project.Manager, new ApproveRequest(other.Project.Id, other.DealId));
        await other.Must(company, new ApproveRequest(other.Project.Id, other.DealId));

        (await other.Contract()).Should().Match<ContractSheet>(contract => contract.Clauses.Count == 1 && contract.Places.Contains(SignaturePlace.SupplementaryClauses));
    }

    [Theory]
    [InlineData(-1), InlineData(0), InlineData(29), InlineData(100)]
    public async Task Terms_that_are_not_allowed_are_refused(int percent) =>
        (await signing.Refused(signing.Project.LiWen, Payment(Sale.Mortgage with { FirstPaymentPercent = percent }))).Should().Be("plan.first-payment");

    [Fact]
    public async Task The_first_payment_that_is_asked_for_depends_on_use_and_day()
    {
        var (today, rules) = (signing.Today, new ProjectSettings());
        rules = rules with { FirstPaymentRules = [new FirstPaymentRule("", today.AddDays(-9), 20), new FirstPaymentRule("商铺", today.AddDays(-9), 50), new FirstPaymentRule("住宅", today.AddDays(5), 15)] };

        (rules.For("住宅", today).LeastFirstPaymentPercent, rules.For("商铺", today).LeastFirstPaymentPercent, rules.For("住宅", today.AddDays(5)).LeastFirstPaymentPercent, rules.For("住宅", today.AddDays(-10)).LeastFirstPaymentPercent)
            .Should().Be((20, 50, 15, 30));
        await centre.Database(async db => (await db.Projects.FindAsync(signing.Project.Id))!.Configure(rules, "工行 4000"));
        (await signing.Refused(signing.Project.LiWen, Payment(Sale.Mortgage with { FirstPaymentPercent = 19 }))).Should().Be("plan.first-payment");
        await signing.Must(signing.Project.LiWen, Payment(Sale.Mortgage with { FirstPaymentPercent = 20 }));
    }

    private ApproveRequest Approve => new(signing.Project.Id, signing.DealId);

    private AskForPaymentChange Payment(PlanTerms terms) => new(signing.Project.Id, signing.DealId, terms, "客户资金安排有变");

    private async Task Change<T>(SalesCenter.Web.Pipeline.Command<T> ask)
    {
        await signing.Must(signing.Project.LiWen, ask);
        foreach (var approver in new[] { signing.Assistant, signing.Project.Manager, director, company })
            await signing.Must(approver, Approve);
    }

    private Task<Guid> Scan(FilePaperKind paper) => signing.Must(signing.Project.LiWen, new AttachScan(signing.Project.Id, signing.DealId, paper, "证明.png", TestPictures.Png));

    private async Task<UnitStatus> Status() => (await signing.Project.Unit(signing.Project.Units[0])).Status;
}
