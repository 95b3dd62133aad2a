using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Discounts.Delegations;
using SalesCenter.Web.Features.Discounts.Matrix;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Faults;

/// <summary>What goes wrong about special discounts, by the numbers of the table of faults.</summary>
public sealed class FaultsOfDiscounts : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Bargain bargain = null!;

    public async ValueTask InitializeAsync() => bargain = await Bargain.Selected(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Fault_10_forged_calls_are_refused()
    {
        var (id, project) = (await bargain.Asked(40_000), bargain.Project.Id);
        var elsewhere = await SmallProject.In(centre);
        var administrator = await centre.Hire("管理员", Role.Administrator, null);

        (await bargain.Refused(bargain.Project.LiWen, bargain.Approve(id))).Should().Be("role.forbidden");
        (await bargain.Refused(administrator, bargain.Approve(id))).Should().Be("role.forbidden");
        (await bargain.Refused(bargain.Project.WangFang, bargain.Ask(1))).Should().Be("role.forbidden", "the deal is another's");
        (await bargain.Refused(bargain.Project.WangFang, new WithdrawDiscount(project, bargain.Sale.DealId, id))).Should().Be("role.forbidden");
        (await bargain.Refused(elsewhere.Manager, bargain.Approve(id))).Should().Be("role.forbidden");
        (await bargain.Refused(elsewhere.Manager, new ApproveDiscount(elsewhere.Id, id))).Should().Be("special.unknown", "another project's");
        (await bargain.Refused(bargain.Project.Manager, new ConfigureDiscounts(project, new DiscountMatrix()))).Should().Be("role.forbidden", "nobody sets their own limit");
        (await centre.Ask(bargain.Project.LiWen, new PendingDiscounts(project))).Refusal!.Code.Should().Be("role.forbidden");

        var theirs = await Sale.Selected(centre, bargain.Project, bargain.Project.Units[1]);
        await bargain.Sale.Must(bargain.Project.Manager, bargain.Approve(id));
        (await centre.Send(bargain.Project.LiWen, new AgreeTerms(project, theirs.DealId, Sale.Mortgage, [], id))).Refusal!.Code.Should().Be("special.unknown", "it is another deal's");
    }

    [Fact]
    public async Task Fault_11_nobody_approves_their_own_by_no_way()
    {
        var both = await centre.Hire("孙副总监", Role.MarketingDirector, bargain.Project.Id);
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = both, Role = Role.Consultant, ProjectId = bargain.Project.Id }));
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        var customer = KnownCustomer.Of(both, bargain.Project.Id, "孙家亲戚", "13800000077", centre.Now);
        await centre.Database(async db => await db.AddAsync(customer));
        var deal = (await centre.Send(both, new HoldUnit(bargain.Project.Id, bargain.Project.Units[2], customer.Id))).Value.DealId;
        var id = (await centre.Send(both, new AskForDiscount(bargain.Project.Id, deal, DiscountShape.LumpSumOff, 4_000_000, Sale.Mortgage, [], "亲戚", []))).Value.Id;
        var today = new DateOnly(2026, 11, 24);

        (await bargain.Refused(both, bargain.Approve(id))).Should().Be("approval.own", "in the second role");
        (await centre.Ask(both, new PendingDiscounts(bargain.Project.Id))).Value.Should().BeEmpty();
        await bargain.Sale.Must(both, new SaveDelegation(bargain.Project.Id, bargain.Project.Manager, 300, today, today));
        await centre.Configure(bargain.Project.Id, matrix => matrix with { Manager = matrix.Manager with { DepthHundredths = 0 } });
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be("special.beyond-authority", "on the asker's authority nobody decides");
        (await bargain.Refused(both, new RefuseDiscount(bargain.Project.Id, id, "不批"))).Should().Be("approval.own");
        await bargain.Sale.Must(bargain.Director, bargain.Approve(id));

        var asked = (await centre.Send(bargain.Director, bargain.Ask(10_000))).Value.Id;
        (await bargain.Refused(bargain.Director, bargain.Approve(asked))).Should().Be("approval.own", "asked for a colleague's deal");
        await centre.Holds();
    }

    public static TheoryData<string, DiscountChange> Changes => new()
    {
        { "price", DiscountChange.Prices }, { "rule", DiscountChange.Prices }, { "buyer", DiscountChange.Buyers }, { "plan", DiscountChange.Plan },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Fault_12_what_changes_after_the_approval_makes_it_void_and_both_are_told(string what, DiscountChange change)
    {
        var id = await bargain.Approved(40_000);

        await Change(what);
        (await bargain.Refused(bargain.Project.LiWen, bargain.Use(id, what == "plan" ? Sale.Mortgage with { FirstPaymentPercent = 50 } : null))).Should().BeOneOf("special.changed", "special.already");
        await centre.Clockwork.Run(default);

        var line = await bargain.Line();
        (line.State, line.Change).Should().Be((SpecialDiscountState.Voided, change));
        (await Codes(bargain.Project.LiWen)).Should().Contain("notice.discount-void");
        (await Codes(bargain.Project.Manager)).Should().Contain("notice.discount-void");
        (await bargain.Refused(bargain.Project.LiWen, bargain.Use(id))).Should().Be("special.already");
        await centre.Holds();
    }

    [Theory]
    [InlineData("price")]
    [InlineData("buyer")]
    public async Task Fault_12_a_price_that_does_not_bind_yet_falls_with_its_discount(string what)
    {
        var id = await bargain.Approved(40_000);
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(id));

        await Change(what);
        (await bargain.Refused(bargain.Sale.Cashier, bargain.Sale.Receive())).Should().BeOneOf("special.changed", "subscription.price-missing");
        await centre.Clockwork.Run(default);

        (await bargain.Sale.Sheet()).Agreed!.Price.Should().BeNull("price and plan are to be agreed anew");
        (await bargain.Line()).State.Should().Be(SpecialDiscountState.Voided);
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(null));
        (await bargain.Sale.Must(bargain.Sale.Cashier, bargain.Sale.Receive())).IsSubscribed.Should().BeTrue();
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_12_a_swap_or_a_new_list_price_makes_an_approved_change_void()
    {
        var later = await Bargain.Subscribed(centre);
        var id = await later.Approved(30_000);
        await centre.Database(async db =>
        {
            var project = await db.Projects.SingleAsync(project => project.Id == later.Project.Id);
            project.Configure(project.Settings with { SwapPath = ApprovalPath.Manager }, project.EscrowAccount);
        });
        await later.Sale.Must(later.Project.LiWen, new AskForSwap(later.Project.Id, later.Sale.DealId, later.Project.Units[3], Sale.Mortgage, [], "换一套"));
        await later.Sale.Must(later.Project.Manager, new ApproveRequest(later.Project.Id, later.Sale.DealId));

        (await later.Refused(later.Project.LiWen, new AskForPriceChange(later.Project.Id, later.Sale.DealId, id, "补充优惠"))).Should().Be("special.changed");
        await centre.Clockwork.Run(default);
        var line = await later.Line();
        (line.State, line.Change).Should().Be((SpecialDiscountState.Voided, DiscountChange.Units));
    }

    [Fact]
    public async Task Fault_13_the_slower_of_two_managers_reads_who_was_faster_and_an_answer_meets_a_withdrawal()
    {
        var id = await bargain.Approved(40_000);

        (await centre.Send(bargain.Director, new RefuseDiscount(bargain.Project.Id, id, "不批"))).Refusal.Should().Be(SpecialDiscountRefusals.Decided(SpecialDiscountState.Approved, bargain.Project.Manager, centre.Now));
        await bargain.Sale.Must(bargain.Project.LiWen, new WithdrawDiscount(bargain.Project.Id, bargain.Sale.DealId, id));
        (await Codes(bargain.Project.Manager)).Should().Contain("notice.discount-withdrawn");

        var next = await bargain.Asked(30_000);
        await bargain.Sale.Must(bargain.Project.LiWen, new WithdrawDiscount(bargain.Project.Id, bargain.Sale.DealId, next));
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(next))).Should().Be("special.already");
    }

    [Fact]
    public async Task Fault_14_who_loses_the_role_decides_nothing_more_nor_does_their_delegate()
    {
        var today = new DateOnly(2026, 11, 24);
        await bargain.Sale.Must(bargain.Director, new SaveDelegation(bargain.Project.Id, bargain.Project.Manager, 300, today, today));
        var id = await bargain.Asked(100_000);
        await centre.Database(async db => (await db.Users.SingleAsync(person => person.Id == bargain.Director)).IsActive = false);
        centre.Services.GetRequiredService<PeopleBook>().Forget();

        (await bargain.Refused(bargain.Director, bargain.Approve(id))).Should().Be("session.ended");
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be("special.not-their-level");
        await bargain.Sale.Must(bargain.Company, bargain.Approve(id));
    }

    [Theory]
    [InlineData(DiscountShape.PercentOff, -100)]
    [InlineData(DiscountShape.PercentOff, 0)]
    [InlineData(DiscountShape.PercentOff, 10_001)]
    [InlineData(DiscountShape.LumpSumOff, -1)]
    [InlineData(DiscountShape.LumpSumOff, long.MaxValue)]
    [InlineData(DiscountShape.PerSqmOff, long.MinValue)]
    [InlineData((DiscountShape)7, 1)]
    public async Task Fault_19_a_discount_of_no_sense_is_refused_wherever_it_is_said(DiscountShape shape, long amount)
    {
        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(shape, amount))).Should().Be("discount.out-of-range");
        (await centre.Ask(bargain.Project.LiWen, new PreviewDiscount(bargain.Project.Id, bargain.Sale.DealId, shape, amount, Sale.Mortgage, []))).Refusal!.Code.Should().Be("discount.out-of-range");
        var id = await bargain.Asked(40_000);
        (await bargain.Refused(bargain.Project.Manager, new ApproveDiscount(bargain.Project.Id, id, new CounterOffer(shape, amount)))).Should().Be("discount.out-of-range");
    }

    [Fact]
    public async Task Fault_19_what_takes_nothing_off_or_leaves_nothing_is_refused()
    {
        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(DiscountShape.RoundOff, 100_000))).Should().Be("special.takes-nothing-off");
        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(5_000_000))).Should().Be("discount.price-too-low", "nothing is left");
        (await bargain.Refused(bargain.Project.LiWen, bargain.Ask(1, new string('长', 301)))).Should().NotBeNull();
    }

    private Task Change(string what) => what switch
    {
        "price" => centre.Reprice(bargain.Project.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Money.FromYuan(4_980_000))),
        "rule" => centre.Database(async db => await db.AddAsync(new GeneralDiscount(bargain.Project.Id, new DiscountRule("开盘优惠", DiscountClass.OpeningOffer, DiscountShape.PercentOff, 100, 1, false, null, null, null)))),
        "buyer" => bargain.Sale.Must(bargain.Project.LiWen, new NameBuyers(bargain.Project.Id, bargain.Sale.DealId, [new BuyerWish("周女士", 100, IdDocumentKind.IdCard, "440301198812150049", "13800000001", "深圳市")])),
        _ => bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(null, Sale.Mortgage with { FirstPaymentPercent = 50 })),
    };

    private async Task<IEnumerable<string>> Codes(Guid personId) => (await centre.Ask(personId, new MyNotices(bargain.Project.Id))).Value.Latest.Select(notice => notice.Code);
}
