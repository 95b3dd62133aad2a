using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Customers.Owners;

public sealed class ClaimingFromThePool : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private DateTime end;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        end = centre.Now.AddDays(30);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Is_possible_once_the_protection_has_run_out_and_the_former_owner_is_told()
    {
        await Sweep(after: TimeSpan.FromDays(30));

        (await Told(project.LiWen)).Should().Contain("notice.fell-to-pool");
        var row = (await Pool(project.WangFang)).Rows.Single(row => row.Id == project.CustomerOfLiWen);
        (row.Name, row.Phone, row.FreeSince).Should().Be(("赵**", "138****0001", end));

        var claimed = await Claim(project.WangFang);
        claimed.Value.Should().Be(new ClaimedCustomer(project.CustomerOfLiWen, "赵先生", "13800000001", centre.Now.AddDays(15)));
        (await Pool(project.WangFang)).Should().Match<PoolPart>(pool => pool.ClaimsLeft == 9 && pool.Rows.All(other => other.Id != project.CustomerOfLiWen));
    }

    [Fact]
    public async Task Others_who_look_at_the_pool_are_told_who_comes_and_who_goes()
    {
        var (feed, relay) = (centre.Services.GetRequiredService<PoolFeed>(), centre.Services.GetRequiredService<PoolRelay>());
        var told = 0;
        using var listening = feed.Listen(project.Id, () => told++);
        await relay.CatchUp(CancellationToken.None);
        told = 0;

        await Sweep(after: TimeSpan.FromDays(30));
        await relay.CatchUp(CancellationToken.None);
        told.Should().Be(1);

        await Claim(project.WangFang);
        await relay.CatchUp(CancellationToken.None);
        await relay.CatchUp(CancellationToken.None);
        told.Should().Be(2);
    }

    [Fact]
    public async Task Decides_rightly_when_nobody_swept()
    {
        centre.Clock.Advance(TimeSpan.FromDays(31));

        (await Claim(project.WangFang)).Succeeded.Should().BeTrue();

        (await Claim(project.LiWen)).Refusal.Should().Be(CustomerRefusals.OwnedByOther(project.WangFang, centre.Now, centre.Now.AddDays(15)));
        (await Owners()).Should().Equal((project.LiWen, (DateTime?)end), (project.WangFang, null));
        await centre.Holds();
    }

    [Fact]
    public async Task Is_announced_to_the_owner_three_days_before_and_once()
    {
        await Sweep(after: TimeSpan.FromDays(26.9));
        (await Told(project.LiWen)).Should().BeEmpty();

        await Sweep(after: TimeSpan.FromDays(0.2));
        await Sweep(after: TimeSpan.FromDays(1));

        (await Told(project.LiWen)).Should().Equal("notice.protection-ends");
    }

    [Fact]
    public async Task Is_told_of_in_one_notice_for_many_customers()
    {
        await centre.Send(project.LiWen, new RegisterCustomer(project.Id, "孙女士", "13900000009", CustomerSource.Visit));

        await Sweep(after: TimeSpan.FromDays(31));

        (await Told(project.LiWen)).Should().Equal("notice.fell-to-pool-many");
    }

    [Fact]
    public async Task Waits_for_a_deal_under_way_whether_or_not_somebody_sweeps()
    {
        await HoldLong();
        await Sweep(after: TimeSpan.Zero);

        (await Pool(project.WangFang)).Rows.Should().NotContain(row => row.Id == project.CustomerOfLiWen);
        (await Claim(project.WangFang)).Refusal.Should().Be(CustomerRefusals.InDeal(project.LiWen));
        (await centre.Send(project.WangFang, new RegisterCustomer(project.Id, "赵先生", "13800000001"))).Refusal.Should().Be(CustomerRefusals.InDeal(project.LiWen));
        (await centre.Send(project.LiWen, new ReturnCustomer(project.Id, project.CustomerOfLiWen, "不再跟进"))).Refusal!.Code.Should().Be("customer.in-deal");
    }

    [Fact]
    public async Task Is_limited_for_each_consultant_and_day()
    {
        await centre.Database(async db =>
        {
            var changed = await db.Projects.SingleAsync(changed => changed.Id == project.Id);
            changed.Configure(changed.Settings with { ClaimsPerDay = 1 }, "");
            await db.Customers.AddAsync(KnownCustomer.Of(project.WangFang, project.Id, "孙女士", "13900000009", centre.Now));
        });
        var other = await centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Phone == "13900000009").Select(customer => customer.Id).SingleAsync());
        await Sweep(after: TimeSpan.FromDays(31));
        (await Claim(project.WangFang)).Succeeded.Should().BeTrue();

        (await centre.Send(project.WangFang, new ClaimCustomer(project.Id, other))).Refusal.Should().Be(CustomerRefusals.ClaimsUsedUp(1));
        (await centre.Send(project.LiWen, new ClaimCustomer(project.Id, other))).Succeeded.Should().BeTrue();

        centre.Clock.Advance(TimeSpan.FromHours(14));
        (await centre.Send(project.WangFang, new ClaimCustomer(project.Id, project.CustomerOfWangFang))).Succeeded.Should().BeTrue("midnight at the sales centre has passed");
    }

    [Fact]
    public async Task Finds_what_an_owner_gave_back()
    {
        (await centre.Send(project.WangFang, new ReturnCustomer(project.Id, project.CustomerOfLiWen, "换人"))).Refusal!.Code.Should().Be("customer.owned-by-other");
        (await centre.Send(project.LiWen, new ReturnCustomer(project.Id, project.CustomerOfLiWen, "客户暂不考虑"))).Succeeded.Should().BeTrue();

        (await Pool(project.WangFang)).Rows.Should().ContainSingle().Which.FreeSince.Should().Be(centre.Now);
        (await Claim(project.WangFang)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Shows_the_pool_by_stage_intent_and_wish()
    {
        await centre.Database(async db =>
        {
            var customer = await db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == project.CustomerOfLiWen);
            customer.Rate(IntentLevel.B, project.LiWen, centre.Now);
            customer.Describe(new CustomerWishes("三房两厅", Purpose: "自住"), CustomerProfile.None);
        });
        await Sweep(after: TimeSpan.FromDays(31));

        (await Ask(new GetPool(project.Id))).Should().HaveCount(2);
        (await Ask(new GetPool(project.Id, Intent: IntentLevel.B))).Should().Equal(project.CustomerOfLiWen);
        (await Ask(new GetPool(project.Id, Wish: "三房"))).Should().Equal(project.CustomerOfLiWen);
        (await Ask(new GetPool(project.Id, Stage: CustomerStage.Visitor))).Should().BeEmpty();

        async Task<IEnumerable<Guid>> Ask(GetPool query) => (await centre.Ask(project.WangFang, query)).Value.Rows.Select(row => row.Id);
    }

    [Fact]
    public async Task Lists_first_whose_protection_ends_soonest()
    {
        (await centre.Ask(project.LiWen, new GetEnding(project.Id))).Value.Should().BeEmpty();
        centre.Clock.Advance(TimeSpan.FromDays(24));

        (await centre.Ask(project.LiWen, new GetEnding(project.Id))).Value.Should().ContainSingle().Which.ProtectedUntil.Should().Be(end);
    }

    [Fact]
    public async Task Is_for_consultants_only() =>
        (await Claim(await centre.Hire("马超", Role.Cashier, project.Id))).Refusal!.Code.Should().Be("role.forbidden");

    private Task<Result<ClaimedCustomer>> Claim(Guid consultant) => centre.Send(consultant, new ClaimCustomer(project.Id, project.CustomerOfLiWen));

    private async Task<PoolPart> Pool(Guid reader) => (await centre.Ask(reader, new GetPool(project.Id))).Value;

    private async Task Sweep(TimeSpan after)
    {
        centre.Clock.Advance(after);
        await centre.Clockwork.Run(CancellationToken.None);
    }

    private Task<List<string>> Told(Guid person) => centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync());

    private async Task<IEnumerable<(Guid, DateTime?)>> Owners() => (await centre.Database(db => db.Ownerships.IgnoreQueryFilters().Where(ownership => ownership.CustomerId == project.CustomerOfLiWen)
        .OrderBy(ownership => ownership.Since).ToListAsync())).Select(ownership => (ownership.OwnerId, ownership.EndedAt));

    /// <summary>A hold made in the last minute of the protection outlives it.</summary>
    private async Task HoldLong()
    {
        centre.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Succeeded.Should().BeTrue();
        centre.Clock.Advance(TimeSpan.FromMinutes(2));
    }
}
