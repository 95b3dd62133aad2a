using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Tests.Features.Deals;

/// <summary>换房, 更名 and 收回房源.</summary>
public sealed class ChangingADeal : IAsyncLifetime
{
    private const string WifesNumber = "440301198812150049";
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid director;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        director = await centre.Hire("林总监", Role.MarketingDirector, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_swap_takes_the_other_unit_and_frees_the_first_with_the_last_approval()
    {
        var before = await sale.Sheet();
        await sale.Must(sale.Project.LiWen, Swap(1));
        await sale.Must(sale.Project.Manager, Approve);
        (await Status(0), await Status(1)).Should().Be((UnitStatus.Subscribed, UnitStatus.Available), "one approval is still missing");
        await sale.Must(director, Approve);

        (await Status(0), await Status(1)).Should().Be((UnitStatus.Available, UnitStatus.Subscribed));
        var deal = await sale.Sheet();
        deal.UnitId.Should().Be(sale.Project.Units[1]);
        deal.Agreed!.Plan!.Lines.Sum(line => line.Amount.Fen).Should().Be(deal.Agreed.Price!.Final.Fen);
        (deal.Agreed.Plan.Lines[0].DueOn, deal.Agreed.Plan.SigningBy).Should().Be((new DateOnly(2026, 11, 24), before.Agreed!.SigningBy!.Value));
        (deal.Agreed.SigningBy, deal.Agreed.Plan.Deposit).Should().Be((before.Agreed!.SigningBy, Sale.Deposit), "the deadline stays, and the deposit goes along");
        (await centre.Send(sale.Project.WangFang, new HoldUnit(sale.Project.Id, sale.Project.Units[0], sale.Project.CustomerOfWangFang))).Succeeded.Should().BeTrue();
        await centre.Holds();
    }

    [Fact]
    public async Task A_swap_to_a_unit_that_somebody_took_meanwhile_changes_nothing()
    {
        await sale.Must(sale.Project.LiWen, Swap(1));
        await sale.Must(sale.Project.Manager, Approve);
        (await centre.Send(sale.Project.WangFang, new HoldUnit(sale.Project.Id, sale.Project.Units[1], sale.Project.CustomerOfWangFang))).Succeeded.Should().BeTrue();

        (await centre.Send(director, Approve)).Refusal!.Code.Should().StartWith("unit.");

        (await Status(0), await Status(1)).Should().Be((UnitStatus.Subscribed, UnitStatus.Held));
        (await sale.Sheet()).UnitId.Should().Be(sale.Project.Units[0]);
        await centre.Holds();
    }

    [Fact]
    public async Task An_approval_is_for_the_request_that_was_read_and_for_no_other()
    {
        await sale.Must(sale.Project.LiWen, new AskForExtension(sale.Project.Id, sale.DealId, new DateOnly(2026, 12, 20), "资料未齐"));
        var read = (await sale.Sheet()).Requests[0].Id;
        await sale.Must(sale.Project.LiWen, new WithdrawRequest(sale.Project.Id, sale.DealId, read));
        await sale.Must(sale.Project.LiWen, new AskForCancellation(sale.Project.Id, sale.DealId, CancellationGround.SellersBreach, "延期交房"));

        (await centre.Send(sale.Project.Manager, Approve with { AskedId = read })).Refusal.Should().Be(RequestRefusals.Unknown);

        (await sale.Sheet()).Requests.Select(request => request.State).Should().BeEquivalentTo([RequestState.Asked, RequestState.Withdrawn]);
    }

    [Fact]
    public async Task What_manager_and_clerk_signed_for_is_void_after_a_swap_and_the_agreement_is_to_be_exchanged()
    {
        var clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
        foreach (var (person, desk) in new[] { (sale.Project.LiWen, CirculationDesk.Consultant), (sale.Cashier, CirculationDesk.Cashier), (sale.Project.Manager, CirculationDesk.Manager) })
            await sale.Must(person, new SignCirculationSlip(sale.Project.Id, sale.DealId, desk));
        var first = new AgreementRead(sale.Project.Units[0], "赵先生");
        await sale.Must(clerk, new CountPapers(sale.Project.Id, sale.DealId, [new PaperCount(FilePaperKind.SubscriptionAgreement, 1)], first));
        await sale.Must(sale.Project.LiWen, Swap(1));
        await sale.Must(sale.Project.Manager, Approve);
        await sale.Must(director, Approve);

        var file = await File();
        (file.NextDesk, file.MissingPapers.Select(line => line.Kind).Contains(FilePaperKind.SubscriptionAgreement)).Should().Be((CirculationDesk.Manager, true));
        (await centre.Send(clerk, new CountPapers(sale.Project.Id, sale.DealId, [new PaperCount(FilePaperKind.SubscriptionAgreement, 1)], first))).Refusal.Should().Be(FileRefusals.AgreementChanged);
        await sale.Must(clerk, new CountPapers(sale.Project.Id, sale.DealId, [new PaperCount(FilePaperKind.SubscriptionAgreement, 1)], first with { UnitId = sale.Project.Units[1] }));
    }

    [Fact]
    public async Task A_swap_is_refused_for_its_own_unit_and_below_the_rules()
    {
        (await centre.Send(sale.Project.LiWen, Swap(0))).Refusal.Should().Be(RequestRefusals.SameUnit(sale.Project.Units[0]));
        (await centre.Send(sale.Project.LiWen, Swap(1) with { Terms = Sale.Mortgage with { FirstPaymentPercent = 5 } })).Refusal.Should().NotBeNull();
        (await centre.Send(sale.Project.WangFang, Swap(1))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Buyers_change_to_the_closest_family_with_evidence_and_approvals()
    {
        (await centre.Send(sale.Project.LiWen, await ToWife(BuyerRelation.Spouse))).Refusal.Should().Be(RequestRefusals.EvidenceMissing);
        await sale.Must(sale.Project.LiWen, new AttachScan(sale.Project.Id, sale.DealId, FilePaperKind.RelationEvidence, "结婚证.png", TestPictures.Png));
        (await centre.Send(sale.Project.LiWen, await ToWife(BuyerRelation.Remains))).Refusal.Should().Be(RequestRefusals.NotABuyer("周丽"));
        await sale.Must(sale.Project.LiWen, await ToWife(BuyerRelation.Spouse));
        (await sale.Sheet()).Agreed!.Buyers.Should().ContainSingle("nothing is changed before it is approved");
        await sale.Must(sale.Project.Manager, Approve);
        await sale.Must(director, Approve);

        (await sale.Sheet()).Agreed!.Buyers.Select(buyer => (buyer.Name, buyer.Share)).Should().Equal(("赵先生", 50m), ("周丽", 50m));
        (await File()).MissingPapers.Should().Contain(new RequiredPaper(FilePaperKind.RelationEvidence, 1, IsOriginal: false)).And.Contain(new RequiredPaper(FilePaperKind.IdCopies, 4, IsOriginal: false));
    }

    [Fact]
    public async Task A_manager_reclaims_a_unit_only_after_its_deadline_and_the_deposit_is_forfeited()
    {
        var reclaim = new ReclaimUnit(sale.Project.Id, sale.DealId, "多次催签未到");
        (await centre.Send(sale.Project.Manager, reclaim)).Refusal!.Code.Should().Be("request.not-overdue");
        centre.Clock.Advance(TimeSpan.FromDays(8));
        (await centre.Send(sale.Project.LiWen, reclaim)).Refusal!.Code.Should().Be("role.forbidden");

        await sale.Must(sale.Project.Manager, reclaim with { RequestId = Guid.NewGuid() });
        (await centre.Send(sale.Project.Manager, new PutBackOnSale(sale.Project.Id, sale.DealId))).Refusal.Should().Be(RequestRefusals.Already(RequestState.Approved));
        (await sale.Must(sale.Cashier, new SettleCancellation(sale.Project.Id, sale.DealId, SalesCenter.Domain.Payments.PaymentWay.BankTransfer, "", ""))).Should().Be(new Settlement(Sale.Deposit, Money.Zero));
        await sale.Must(sale.Project.Manager, new PutBackOnSale(sale.Project.Id, sale.DealId));

        (await Status(0)).Should().Be(UnitStatus.Available);
        await centre.Holds();
    }

    private ApproveRequest Approve => new(sale.Project.Id, sale.DealId);

    private AskForSwap Swap(int place) => new(sale.Project.Id, sale.DealId, sale.Project.Units[place], Sale.Mortgage, [], "想换高楼层");

    private async Task<AskForBuyerChange> ToWife(BuyerRelation relation) => new(sale.Project.Id, sale.DealId,
    [
        new BuyerWish("赵先生", 50, IdDocumentKind.IdCard, "", "13800000001", "深圳市南山区科苑路 1 号", KnownAs: (await sale.Sheet()).Agreed!.Buyers[0].Id),
        new BuyerWish("周丽", 50, IdDocumentKind.IdCard, WifesNumber, "13800000003", "深圳市南山区科苑路 1 号", Relation: relation),
    ], "夫妻共同购房");

    private async Task<UnitStatus> Status(int place) => (await sale.Project.Unit(sale.Project.Units[place])).Status;

    private async Task<DealFileSheet> File() => (await centre.Ask(sale.Project.LiWen, new GetDealFile(sale.Project.Id, sale.DealId))).Value;
}
