using SalesCenter.Domain.Common;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Discounts;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Features.Discounts;

/// <summary>申请与审批特殊折扣: from the desk to the manager's phone and back.</summary>
public sealed class AskingForLess : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Bargain bargain = null!;

    public async ValueTask InitializeAsync() => bargain = await Bargain.Selected(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_manager_sees_it_at_once_with_the_distance_to_the_floor_and_the_month()
    {
        var id = await bargain.Asked(40_000);

        var card = (await Pending(bargain.Project.Manager)).Should().ContainSingle().Subject;
        (card.Discount.Id, card.CustomerName, card.Discount.Reason).Should().Be((id, "赵先生", "客户今天就定"));
        (card.Asked.Before, card.Asked.After, card.Asked.DepthHundredths).Should().Be((Money.FromYuan(5_000_000), Money.FromYuan(4_960_000), 80));
        card.Asked.AboveFloor.Should().Be(Money.FromYuan(460_000));
        (card.Most, card.MayApprove, card.Authority.QuotaLeft).Should().Be((Money.FromYuan(50_000), true, Money.FromYuan(1_000_000)));
        card.Discount.ExpiresAt.Should().Be(centre.Now.AddMinutes(30));
        (await Notices(bargain.Project.Manager)).Should().Contain("notice.discount-asked");
        (await Notices(bargain.Director)).Should().NotContain("notice.discount-asked", "the manager may decide this one");
        (await Pending(bargain.Director)).Should().ContainSingle("who stands higher may be faster");
    }

    [Fact]
    public async Task An_approval_comes_back_at_once_and_makes_the_price()
    {
        var id = await bargain.Approved(40_000);

        (await Notices(bargain.Project.LiWen)).Should().Contain("notice.discount-approved");
        var line = await bargain.Line();
        (line.State, line.CanBeUsed, line.Granted!.Final, line.ValidUntil).Should().Be((SpecialDiscountState.Approved, true, Money.FromYuan(4_960_000), centre.Now.AddHours(24)));
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(id));
        (await bargain.Sale.Sheet()).Agreed!.Price!.Final.Should().Be(Money.FromYuan(4_960_000));
        (await bargain.Sale.Must(bargain.Sale.Cashier, bargain.Sale.Receive())).IsSubscribed.Should().BeTrue();
        await centre.Holds();
    }

    [Fact]
    public async Task A_counter_offer_is_less_than_was_asked_for()
    {
        var id = await bargain.Asked(40_000);

        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id, less: 40_000))).Should().Be("special.not-less");
        await bargain.Sale.Must(bargain.Project.Manager, bargain.Approve(id, less: 25_000));

        var line = await bargain.Line();
        (line.IsCounterOffer, line.Granted!.Final).Should().Be((true, Money.FromYuan(4_975_000)));
        (await Notices(bargain.Project.LiWen)).Should().Contain("notice.discount-countered");
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(id));
        (await bargain.Sale.Sheet()).Agreed!.Price!.Final.Should().Be(Money.FromYuan(4_975_000));
        await centre.Holds();
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_which_the_consultant_reads()
    {
        var id = await bargain.Asked(40_000);

        (await bargain.Refused(bargain.Project.Manager, new RefuseDiscount(bargain.Project.Id, id, " "))).Should().Be("special.reason-missing");
        await bargain.Sale.Must(bargain.Project.Manager, new RefuseDiscount(bargain.Project.Id, id, "本月额度留给尾盘"));

        var line = await bargain.Line();
        (line.State, line.Answer, line.DecidedById).Should().Be((SpecialDiscountState.Refused, "本月额度留给尾盘", bargain.Project.Manager));
        (await bargain.Refused(bargain.Project.LiWen, bargain.Use(id))).Should().Be("special.already");
    }

    [Theory]
    [InlineData(50_000, Role.SalesManager)]
    [InlineData(50_000.01, Role.MarketingDirector)]
    [InlineData(150_000, Role.MarketingDirector)]
    [InlineData(150_000.01, Role.ProjectCompany)]
    [InlineData(500_000, Role.ProjectCompany)]
    [InlineData(500_000.01, Role.ProjectCompany)]
    public async Task Who_is_asked_first_follows_from_depth_and_amount_to_the_fen(decimal yuan, Role level)
    {
        await bargain.Asked(yuan);

        var (manager, director, company) = (await Pending(bargain.Project.Manager), await Pending(bargain.Director), await Pending(bargain.Company));
        (manager.Count, director.Count, company.Count).Should().Be(level switch { Role.SalesManager => (1, 1, 1), Role.MarketingDirector => (0, 1, 1), _ => (0, 0, 1) });
    }

    [Fact]
    public async Task By_result_the_manager_stays_away_from_the_floor_which_does_not_show_in_who_is_asked()
    {
        await centre.Configure(bargain.Project.Id, matrix => matrix with { Manager = new DiscountLimit(2_000, 1_000_000, 500, 0), Director = new DiscountLimit(2_000, 1_000_000, 0, 0) });

        await bargain.Asked(275_000);
        (await Pending(bargain.Project.Manager))[0].MayApprove.Should().BeTrue("4,725,000 is 5 % above the floor");
        await bargain.Sale.Must(bargain.Project.LiWen, new WithdrawDiscount(bargain.Project.Id, bargain.Sale.DealId, (await bargain.Line()).Id));
        var id = await bargain.Asked(275_000.01m);
        var card = (await Pending(bargain.Project.Manager))[0];
        (card.MayApprove, card.Most.Yuan).Should().Be((false, 275_000));
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be("special.beyond-authority");
        await bargain.Sale.Must(bargain.Director, bargain.Approve(id));
    }

    [Fact]
    public async Task Below_the_floor_nobody_approves_and_the_asker_cannot_tell()
    {
        var below = await bargain.Sale.Must(bargain.Project.LiWen, bargain.Ask(500_001));
        (await bargain.Line()).State.Should().Be(SpecialDiscountState.Asked, "asking is answered as always");

        (await bargain.Refused(bargain.Company, bargain.Approve(below.Id))).Should().Be("discount.price-too-low");
        await bargain.Sale.Must(bargain.Company, bargain.Approve(below.Id, less: 500_000));
        (await bargain.Line()).Granted!.Final.Should().Be(Money.FromYuan(4_500_000));
    }

    [Fact]
    public async Task The_months_quota_is_used_up_by_what_was_granted()
    {
        await centre.Configure(bargain.Project.Id, matrix => matrix with { Manager = matrix.Manager with { MonthlyYuan = 60_000 } });
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(await bargain.Approved(45_000)));
        var next = (await bargain.Sale.Must(bargain.Project.LiWen, bargain.Ask(40_000))).Id;

        var card = (await Pending(bargain.Project.Manager))[0];
        (card.Most, card.MayApprove).Should().Be((Money.FromYuan(15_000), false));
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(next))).Should().Be("special.beyond-authority");
        await bargain.Sale.Must(bargain.Project.Manager, bargain.Approve(next, less: 15_000));

        centre.Clock.Advance(TimeSpan.FromDays(7));
        (await centre.Ask(bargain.Director, new DiscountFigures(bargain.Project.Id, new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 31)))).Value.Quotas
            .Single(quota => quota.HolderId == bargain.Project.Manager).Given.Should().Be(Money.Zero, "a month has begun");
    }

    [Fact]
    public async Task A_deal_is_asked_about_a_few_times_and_one_at_a_time()
    {
        await bargain.Asked(10_000);
        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(20_000))).Should().Be("special.one-is-open");
        for (var time = 2; time <= 3; time++)
        {
            await bargain.Sale.Must(bargain.Project.LiWen, new WithdrawDiscount(bargain.Project.Id, bargain.Sale.DealId, (await bargain.Line()).Id));
            await bargain.Sale.Must(bargain.Project.LiWen, bargain.Ask(10_000 * time));
        }
        await bargain.Sale.Must(bargain.Project.LiWen, new WithdrawDiscount(bargain.Project.Id, bargain.Sale.DealId, (await bargain.Line()).Id));

        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(40_000))).Should().Be("special.asked-too-often");
    }

    [Fact]
    public async Task Holding_the_unit_anew_does_not_begin_to_count_anew()
    {
        var held = await Bargain.Held(centre);
        await centre.Configure(held.Project.Id, matrix => matrix with { MostAsked = 1 });
        await held.Sale.Must(held.Project.Manager, new RefuseDiscount(held.Project.Id, await held.Asked(10_000), "再谈谈"));
        await held.Sale.Must(held.Project.LiWen, new GiveUpHold(held.Project.Id, held.Sale.DealId));
        centre.Clock.Advance(TimeSpan.FromMinutes(11));
        var again = (await centre.Send(held.Project.LiWen, new Web.Features.Deals.HoldUnit.HoldUnit(held.Project.Id, held.Project.Units[0], held.Project.CustomerOfLiWen))).Value.DealId;

        (await held.Refused(held.Project.LiWen, held.Ask(10_000) with { DealId = again })).Should().Be("special.asked-too-often");
    }

    [Fact]
    public async Task A_price_agreed_without_it_gives_the_discount_and_the_months_quota_back_and_both_are_told()
    {
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(await bargain.Approved(40_000)));

        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(null));

        var line = await bargain.Line();
        (line.State, line.Change).Should().Be((SpecialDiscountState.Voided, DiscountChange.NotTaken));
        (await Notices(bargain.Project.Manager)).Should().Contain("notice.discount-void");
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Ask(40_000));
        (await Pending(bargain.Project.Manager))[0].Authority.GivenThisMonth.Should().Be(Money.Zero);
        await centre.Holds();
    }

    [Fact]
    public async Task For_a_unit_that_is_only_held_it_waits_for_the_selection_and_ends_with_the_hold()
    {
        var held = await Bargain.Held(centre);
        var id = await held.Approved(30_000);
        await held.Sale.Must(held.Project.LiWen, new SubmitSlip(held.Project.Id, held.Sale.DealId));
        await held.Sale.Must(held.Project.Manager, new ApproveSelection(held.Project.Id, held.Sale.DealId));
        await held.Sale.Must(held.Project.LiWen, held.Sale.NameBuyer());
        await held.Sale.Must(held.Project.LiWen, held.Use(id));
        (await held.Sale.Sheet()).Agreed!.Price!.Final.Should().Be(Money.FromYuan(4_970_000));

        var given = await Bargain.Held(centre);
        await given.Approved(30_000);
        await given.Sale.Must(given.Project.LiWen, new GiveUpHold(given.Project.Id, given.Sale.DealId));
        await centre.Clockwork.Run(default);
        var line = await given.Line();
        (line.State, line.Change).Should().Be((SpecialDiscountState.Voided, DiscountChange.DealEnded));
        (await bargain.Refused(given.Project.LiWen, given.Ask(1_000))).Should().Be("special.not-selling");
        await centre.Holds();
    }

    [Fact]
    public async Task After_the_subscription_it_changes_the_deal_as_an_approved_change_only()
    {
        var later = await Bargain.Subscribed(centre);
        var (id, deal) = (await later.Approved(30_000), later.Sale.DealId);
        (await later.Refused(later.Project.LiWen, later.Use(id))).Should().Be("subscription.fixed");

        await later.Sale.Must(later.Project.LiWen, new SalesCenter.Web.Features.Deals.Requests.AskForPriceChange(later.Project.Id, deal, id, "补充优惠"));
        (await later.Sale.Sheet()).Agreed!.Price!.Final.Should().Be(Money.FromYuan(5_000_000), "the change is not approved yet");
        await later.Sale.Must(later.Project.Manager, new SalesCenter.Web.Features.Deals.Requests.ApproveRequest(later.Project.Id, deal));

        var sheet = await later.Sale.Sheet();
        (sheet.Agreed!.Price!.Final, sheet.Agreed.Plan!.Deposit, sheet.Agreed.SigningBy).Should().Be((Money.FromYuan(4_970_000), Sale.Deposit, new DateOnly(2026, 12, 1)));
        sheet.Agreed.Plan.Lines.Sum(line => line.Amount.Fen).Should().Be(Money.FromYuan(4_970_000).Fen);
        sheet.Specials[0].State.Should().Be(SpecialDiscountState.Used);
        (await later.Refused(later.Project.LiWen, new SalesCenter.Web.Features.Deals.Requests.AskForPriceChange(later.Project.Id, deal, id, "再来一次"))).Should().Be("special.already");
        await centre.Holds();
    }

    [Fact]
    public async Task After_the_subscription_the_discounts_that_were_agreed_stay_whatever_holds_today()
    {
        var opening = new DiscountRule("开盘优惠", DiscountClass.OpeningOffer, DiscountShape.PercentOff, 100, 1, false, null, null, null);
        await bargain.Sale.Must(bargain.Director, new SaveDiscount(bargain.Project.Id, null, opening, true));
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(null));
        await bargain.Sale.Must(bargain.Sale.Cashier, bargain.Sale.Receive());
        var rule = (await centre.Ask(bargain.Director, new GetDiscounts(bargain.Project.Id))).Value[0];
        await bargain.Sale.Must(bargain.Director, new SaveDiscount(bargain.Project.Id, rule.Id, opening, false));

        var id = await bargain.Approved(30_000);
        await bargain.Sale.Must(bargain.Project.LiWen, new SalesCenter.Web.Features.Deals.Requests.AskForPriceChange(bargain.Project.Id, bargain.Sale.DealId, id, "补充优惠"));
        await bargain.Sale.Must(bargain.Project.Manager, new SalesCenter.Web.Features.Deals.Requests.ApproveRequest(bargain.Project.Id, bargain.Sale.DealId));

        (await bargain.Sale.Sheet()).Agreed!.Price!.Steps.Select(step => step.After.Yuan).Should().Equal(4_950_000, 4_920_000);
        await centre.Holds();
    }

    [Fact]
    public async Task What_the_project_changes_about_stacking_makes_an_approval_void()
    {
        var id = await bargain.Approved(30_000);

        await centre.Configure(bargain.Project.Id, matrix => matrix with { Stacks = false });

        (await bargain.Refused(bargain.Project.LiWen, bargain.Use(id))).Should().Be("special.changed");
    }

    [Fact]
    public async Task Who_is_alone_in_a_project_asks_nobody()
    {
        var project = await SmallProject.In(centre);
        var hold = await centre.Send(project.Manager, new Web.Features.Deals.HoldUnit.HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));

        (await centre.Send(project.Manager, new AskForDiscount(project.Id, hold.Value.DealId, DiscountShape.LumpSumOff, 1_000_000, Sale.Mortgage, [], "朋友", []))).Refusal!.Code.Should().Be("special.nobody-approves");
    }

    [Fact]
    public async Task Evidence_is_kept_sealed_and_every_look_at_it_is_noted()
    {
        var picture = TestPictures.Png;
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Ask(10_000) with { Evidence = [new EvidenceFile("竞品报价.png", picture)] });

        var kept = (await bargain.Line()).Evidence.Should().ContainSingle().Subject;
        (await centre.Send(bargain.Project.Manager, new OpenEvidence(bargain.Project.Id, bargain.Sale.DealId, kept.Id))).Value.FileName.Should().Be("竞品报价.png");
        (await centre.Send(bargain.Project.WangFang, new OpenEvidence(bargain.Project.Id, bargain.Sale.DealId, kept.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(10_000) with { Evidence = [new EvidenceFile("报价.png", "<html>"u8.ToArray())] })).Should().Be("scan.unknown-format");
    }

    private async Task<IReadOnlyList<PendingDiscount>> Pending(Guid personId) => (await centre.Ask(personId, new PendingDiscounts(bargain.Project.Id))).Value;

    private async Task<IEnumerable<string>> Notices(Guid personId) => (await centre.Ask(personId, new MyNotices(bargain.Project.Id))).Value.Latest.Select(notice => notice.Code);
}
