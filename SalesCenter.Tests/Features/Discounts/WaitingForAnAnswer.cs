using SalesCenter.Domain.Discounts;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Discounts.Delegations;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Features.Discounts;

/// <summary>催办、升级、到期、转上级与授权: when the answer does not come, or comes from somebody else.</summary>
public sealed class WaitingForAnAnswer : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly TestCentre centre = new();
    private Bargain bargain = null!;

    public async ValueTask InitializeAsync() => bargain = await Bargain.Selected(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task It_is_reminded_of_then_rises_level_by_level_and_ends_unanswered_never_approved()
    {
        var id = await bargain.Asked(40_000);

        await After(3);
        (await Rung(bargain.Project.Manager), await Rung(bargain.Director), await Rung(bargain.Company)).Should().Be((2, 0, 0));
        await After(2);
        (await Rung(bargain.Project.Manager), await Rung(bargain.Director), await Rung(bargain.Company)).Should().Be((2, 1, 0));
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be("special.not-their-level");
        await After(3);
        await After(2);
        (await Rung(bargain.Director), await Rung(bargain.Company)).Should().Be((2, 1));
        await After(19);
        (await bargain.Line()).State.Should().Be(SpecialDiscountState.Asked);
        await After(1);

        (await bargain.Line()).State.Should().Be(SpecialDiscountState.Expired);
        (await Codes(bargain.Project.LiWen)).Should().Contain("notice.discount-unanswered");
        (await bargain.Refused(bargain.Company, bargain.Approve(id))).Should().Be("special.already");
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "special.expired")]
    public async Task With_the_clockwork_stopped_the_servers_clock_still_ends_it(int ticks, string? refusal)
    {
        var id = await bargain.Asked(40_000);

        centre.Clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromTicks(ticks));

        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be(refusal);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "special.expired")]
    public async Task An_approval_ends_after_24_hours(int ticks, string? refusal)
    {
        await bargain.Sale.Must(bargain.Project.Manager, new Web.Features.Deals.Subscribe.ConsentToNextDay(bargain.Project.Id, bargain.Sale.DealId));
        var id = await bargain.Approved(40_000);

        centre.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromTicks(ticks));

        (await bargain.Refused(bargain.Project.LiWen, bargain.Use(id))).Should().Be(refusal);
    }

    [Fact]
    public async Task A_manager_passes_it_on_and_has_it_no_more()
    {
        var id = await bargain.Asked(40_000);

        await bargain.Sale.Must(bargain.Project.Manager, new PassDiscountOn(bargain.Project.Id, id));

        (await Rung(bargain.Director)).Should().Be(1);
        (await centre.Ask(bargain.Project.Manager, new PendingDiscounts(bargain.Project.Id))).Value.Should().BeEmpty();
        await bargain.Sale.Must(bargain.Director, new PassDiscountOn(bargain.Project.Id, id));
        (await bargain.Refused(bargain.Company, new PassDiscountOn(bargain.Project.Id, id))).Should().Be("special.nobody-higher");
        await bargain.Sale.Must(bargain.Company, bargain.Approve(id));
    }

    [Fact]
    public async Task A_director_who_was_not_asked_passes_it_on_above_themselves()
    {
        var id = await bargain.Asked(40_000);

        await bargain.Sale.Must(bargain.Director, new PassDiscountOn(bargain.Project.Id, id));

        (await Rung(bargain.Director), await Rung(bargain.Company)).Should().Be((0, 1));
        (await centre.Ask(bargain.Director, new PendingDiscounts(bargain.Project.Id))).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task A_delegate_decides_on_anothers_authority_within_days_and_depth_and_uses_up_their_quota()
    {
        await Delegate(bargain.Director, bargain.Project.Manager, 200, Today, Today.AddDays(1));
        var id = await bargain.Asked(100_000);
        (await Rung(bargain.Project.Manager)).Should().Be(1, "the delegate is asked like the director");

        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().BeNull();

        var line = await bargain.Line();
        (line.DecidedById, line.AuthorityOfId).Should().Be((bargain.Project.Manager, bargain.Director));
        var quotas = (await centre.Ask(bargain.Director, new DiscountFigures(bargain.Project.Id, Today, Today))).Value.Quotas;
        quotas.Single(quota => quota.HolderId == bargain.Director).Given.Yuan.Should().Be(100_000);
        quotas.Single(quota => quota.HolderId == bargain.Project.Manager).Given.Yuan.Should().Be(0);
    }

    [Fact]
    public async Task A_delegation_reaches_no_deeper_and_no_longer_than_it_says()
    {
        await Delegate(bargain.Director, bargain.Project.Manager, 200, Today, Today);
        var id = await bargain.Asked(100_001);
        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be("special.beyond-authority");
        await bargain.Sale.Must(bargain.Project.Manager, bargain.Approve(id, less: 100_000));

        (await bargain.Refused(bargain.Director, new SaveDelegation(bargain.Project.Id, bargain.Project.Manager, 301, Today, Today))).Should().Be("special.delegated-too-much");
        (await bargain.Refused(bargain.Director, new SaveDelegation(bargain.Project.Id, bargain.Director, 100, Today, Today))).Should().Be("special.delegated-to-oneself");
        (await bargain.Refused(bargain.Director, new SaveDelegation(bargain.Project.Id, bargain.Project.LiWen, 100, Today, Today))).Should().Be("special.delegated-to-other");
        (await bargain.Refused(bargain.Director, new SaveDelegation(bargain.Project.Id, bargain.Project.Manager, 100, Today.AddDays(1), Today))).Should().Be("special.delegation-days");
        (await bargain.Refused(bargain.Director, new SaveDelegation(bargain.Project.Id, bargain.Project.Manager, 100, Today, Today.AddDays(90)))).Should().Be("special.delegation-days");
    }

    [Fact]
    public async Task A_delegation_that_is_taken_back_or_over_gives_nothing()
    {
        var delegation = await Delegate(bargain.Director, bargain.Project.Manager, 300, Today, Today);
        var id = await bargain.Asked(100_000);
        await bargain.Sale.Must(bargain.Director, new EndDelegation(bargain.Project.Id, delegation));

        (await bargain.Refused(bargain.Project.Manager, bargain.Approve(id))).Should().Be("special.not-their-level");
        (await centre.Ask(bargain.Director, new GetDelegations(bargain.Project.Id))).Value.Lines.Should().BeEmpty();
    }

    private Task<Guid> Delegate(Guid from, Guid to, int depth, DateOnly first, DateOnly last) => bargain.Sale.Must(from, new SaveDelegation(bargain.Project.Id, to, depth, first, last));

    private async Task After(int minutes)
    {
        centre.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await centre.Clockwork.Run(default);
    }

    private async Task<int> Rung(Guid personId) => (await Codes(personId)).Count(code => code == DiscountApprovers.AskedNotice);

    private async Task<IEnumerable<string>> Codes(Guid personId) => (await centre.Ask(personId, new MyNotices(bargain.Project.Id))).Value.Latest.Select(notice => notice.Code);
}
