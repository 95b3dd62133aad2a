using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Invitations;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Customers.Owners;

public sealed class MergingCustomers : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid sun;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        centre.Clock.Advance(TimeSpan.FromHours(1));
        sun = (await centre.Send(project.LiWen, new RegisterCustomer(project.Id, "赵女士", "13900000009", CustomerSource.Visit))).Value.Id;
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Shows_before_what_would_happen()
    {
        var preview = (await centre.Ask(project.LiWen, new PreviewMerge(project.Id, "139 0000 0009", "13800000001"))).Value;

        preview.Should().Match<MergePreview>(seen => seen.Stays.Id == project.CustomerOfLiWen && seen.Goes.Id == sun && !seen.NeedsManager);
        preview.Goes.Identities.Should().Equal(new ShownIdentity(IdentityKind.Phone, "13900000009"));
        (await centre.Ask(project.LiWen, new PreviewMerge(project.Id, "", "13800000001", sun))).Value.Should().BeEquivalentTo(preview, "one may come from the customer's file");
        (await centre.Ask(project.LiWen, new PreviewMerge(project.Id, "13800000002", "13800000001"))).Value.Should()
            .Match<MergePreview>(seen => seen.NeedsManager && (seen.Stays.Phone == "138****0002" || seen.Goes.Phone == "138****0002"));
    }

    [Fact]
    public async Task Leads_every_look_up_to_the_one_that_stays()
    {
        await Merge();

        var found = (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "13900000009"))).Value.Rows.Should().ContainSingle().Subject;
        found.Id.Should().Be(project.CustomerOfLiWen);
        (await centre.Ask(project.LiWen, new MyCustomers(project.Id))).Value.Rows.Should().ContainSingle();
        (await centre.Send(project.WangFang, new RegisterCustomer(project.Id, "赵女士", "13900000009"))).Refusal!.Code.Should().Be("customer.owned-by-other");
        await centre.Holds();
    }

    [Fact]
    public async Task Takes_deals_along_and_gives_exactly_them_back()
    {
        var deal = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], sun))).Value.DealId;
        var before = await Everything();
        var join = await Merge();
        (await CustomerOf(deal)).Should().Be(project.CustomerOfLiWen);
        (await Everything()).Should().NotBe(before);
        centre.Clock.Advance(TimeSpan.FromHours(23));

        (await centre.Send(project.LiWen, new PartCustomers(project.Id, join))).Succeeded.Should().BeTrue();

        (await Everything()).Should().Be(before);
        await centre.Holds();
    }

    [Fact]
    public async Task Each_file_tells_with_whom_it_was_joined_and_parted()
    {
        await centre.Send(project.LiWen, new PartCustomers(project.Id, await Merge()));

        foreach (var (customer, other) in new[] { (sun, "赵先生"), (project.CustomerOfLiWen, "赵女士") })
        {
            var told = (await centre.Ask(project.LiWen, new GetTimeline(project.Id, customer))).Value.Lines.Where(line => line.Kind is MomentKind.Joined or MomentKind.Parted).ToList();
            told.Should().HaveCount(2).And.OnlyContain(line => other.Equals(line.Values[1]));
        }
    }

    [Fact]
    public async Task Shows_the_calls_and_the_story_of_both_as_one_until_they_are_parted()
    {
        await centre.Send(project.LiWen, new RecordCall(project.Id, "13900000009", "赵女士", centre.Now, 0) { Purpose = "自住", OutOfTurnReason = "按安排" });
        await centre.Send(project.LiWen, new InviteCustomer(project.Id, sun, centre.Now.AddHours(12), "带家人"));
        (await Met(project.CustomerOfLiWen)).Should().Be((0, 0));
        var join = await Merge();

        (await Met(project.CustomerOfLiWen)).Should().Be((1, 1));
        var story = (await centre.Ask(project.LiWen, new GetTimeline(project.Id, project.CustomerOfLiWen))).Value;
        story.Lines.Select(line => line.Kind).Should().Contain([MomentKind.Called, MomentKind.Invited]).And.ContainSingle(kind => kind == MomentKind.Joined);
        story.Total.Should().Be(story.Lines.Count);

        await centre.Send(project.LiWen, new PartCustomers(project.Id, join));
        ((await Met(project.CustomerOfLiWen)), await Met(sun)).Should().Be(((0, 0), (1, 1)));
        (await centre.Ask(project.LiWen, new GetTimeline(project.Id, project.CustomerOfLiWen))).Value.Lines.Should().NotContain(line => line.Kind == MomentKind.Called);
    }

    [Fact]
    public async Task Screens_of_the_joined_customer_are_told_when_it_goes_and_when_it_comes_back()
    {
        var (feed, relay) = (centre.Services.GetRequiredService<CustomerFeed>(), centre.Services.GetRequiredService<CustomerRelay>());
        var told = 0;
        using var listening = feed.Listen(sun, () => told++);
        await relay.CatchUp(CancellationToken.None);
        told = 0;

        var join = await Merge();
        await relay.CatchUp(CancellationToken.None);
        told.Should().Be(1);

        await centre.Send(project.LiWen, new PartCustomers(project.Id, join));
        await relay.CatchUp(CancellationToken.None);
        await relay.CatchUp(CancellationToken.None);
        told.Should().Be(2);
    }

    [Fact]
    public async Task Can_be_undone_for_a_day()
    {
        var join = await Merge();
        (await centre.Ask(project.Manager, new GetMerges(project.Id))).Value.Should().ContainSingle().Which.Stays.Should().Be("赵先生 13800000001", "a manager sees whom it was");
        (await centre.Ask(project.LiWen, new GetMerges(project.Id))).Value.Should().ContainSingle().Which.PartableUntil.Should().Be(centre.Now.AddHours(24));
        var until = centre.Now.AddHours(24);
        centre.Clock.Advance(TimeSpan.FromHours(24));

        (await centre.Send(project.LiWen, new PartCustomers(project.Id, join))).Refusal.Should().Be(CustomerRefusals.PartTooLate(until));
    }

    [Fact]
    public async Task Of_two_owners_needs_a_manager_who_tells_both()
    {
        var supervisor = await centre.Hire("吴刚", Role.Supervisor, project.Id);

        (await Merge(project.LiWen, project.CustomerOfWangFang)).Refusal.Should().Be(CustomerRefusals.NotBothYours);
        (await Merge(supervisor, project.CustomerOfWangFang)).Refusal!.Code.Should().Be("customer.join-needs-manager");
        var join = (await Merge(project.Manager, project.CustomerOfWangFang)).Value;
        await centre.Send(project.Manager, new PartCustomers(project.Id, join));

        foreach (var owner in new[] { project.LiWen, project.WangFang })
            (await centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == owner).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync())).Should().Equal("notice.customers-joined", "notice.customers-parted");
    }

    /// <summary>How many calls and open invitations the customer's page shows.</summary>
    private async Task<(int Calls, int Invitations)> Met(Guid customerId)
    {
        var met = (await centre.Ask(project.LiWen, new GetMeetings(project.Id, customerId))).Value;
        return (met.Calls.Count, met.Invitations.Count);
    }

    private async Task<Guid> Merge() => (await Merge(project.LiWen, sun)).Value;

    private Task<Result<Guid>> Merge(Guid by, Guid other) => centre.Send(by, new MergeCustomers(project.Id, other, project.CustomerOfLiWen, "同一人"));

    private Task<Guid> CustomerOf(Guid dealId) => centre.Database(db => db.Deals.IgnoreQueryFilters().Where(deal => deal.Id == dealId).Select(deal => deal.CustomerId).SingleAsync());

    /// <summary>What the two are known by, found by, owned by, and what belongs to them.</summary>
    private Task<string> Everything() => centre.Database(async db => string.Join("; ", (await db.Customers.IgnoreQueryFilters().AsNoTracking()
            .Include(customer => customer.Identities).Include(customer => customer.Ownerships).Include(customer => customer.Terms)
            .Where(customer => customer.Id == sun || customer.Id == project.CustomerOfLiWen).OrderBy(customer => customer.Id).ToListAsync())
        .Select(customer => string.Join(",", [customer.Name, customer.Phone, customer.OwnerId, customer.FreeSince, customer.JoinedToId, customer.Stage,
            .. customer.Identities.Select(identity => identity.Id).Order().Cast<object>(), .. customer.Terms.Select(term => term.Term).Order(StringComparer.Ordinal),
            .. customer.Ownerships.OrderBy(ownership => ownership.Id).Select(ownership => $"{ownership.OwnerId} {ownership.Since:O} {ownership.ProtectedUntil:O} {ownership.EndedAt:O} {ownership.End} {ownership.IsOpen}")])))
        + string.Join(",", await db.Deals.IgnoreQueryFilters().Select(deal => $"{deal.Id} {deal.CustomerId}").ToListAsync()));
}
