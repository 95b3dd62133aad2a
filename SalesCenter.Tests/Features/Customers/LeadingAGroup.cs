using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Owners;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.Owners.Reassign;
using SalesCenter.Web.Features.Customers.Owners.Verdicts;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Papers;
using SalesCenter.Web.Features.People.ClosePerson;
using SalesCenter.Web.Features.Reception.Invitations;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>What a supervisor may do with customers: with the group's what their owner may, and give them on; with others' nothing.</summary>
public sealed class LeadingAGroup : IAsyncLifetime
{
    private readonly LoggedCentre centre = new();
    private TwoGroups ground = null!;
    private int twins;

    public async ValueTask InitializeAsync() => ground = await TwoGroups.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    public static TheoryData<string> Forged => ["reassign", "return", "follow", "plan", "correct", "lose", "identity", "id", "relative", "consent", "invite", "merge"];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_command_about_another_groups_customer_is_refused_and_written_down(string kind)
    {
        centre.Warnings();
        foreach (var customer in new[] { ground.Theirs, ground.InPool })
        {
            var before = await Row(customer);
            (await Send(kind, ground.First, customer)).Should().NotBeNull();
            (await Row(customer)).Should().Be(before);
        }

        // Nobody gives back what is nobody's: that changes nothing, and so is no reach.
        centre.Warnings().Should().HaveCount(kind == "return" ? 1 : 2).And.OnlyContain(line => line.Contains(ground.First.ToString()));
        (await Send(kind, ground.First, ground.Ours)).Should().BeNull();
        centre.Warnings().Should().BeEmpty();
    }

    [Fact]
    public async Task Customers_go_round_inside_the_group()
    {
        (await Give(ground.First, [ground.Ours], null, ground.ZhangLei)).Value.Should().Be(1);
        (await ground.OwnerOf(ground.Ours)).Should().Be(ground.ZhangLei);

        (await Give(ground.First, [ground.Ours], null, ground.Project.WangFang)).Refusal.Should().Be(CustomerRefusals.OtherGroup(ground.Project.WangFang));
        (await Give(ground.First, [], ground.Project.WangFang, ground.ZhangLei)).Refusal!.Code.Should().Be("customer.owned-by-other");
        (await Give(ground.First, [ground.Ours, ground.Theirs], null, ground.Project.LiWen)).Refusal!.Code.Should().Be("customer.owned-by-other", "it is all or nothing");
        (await ground.OwnerOf(ground.Ours)).Should().Be(ground.ZhangLei);
        (await Give(ground.Project.Manager, [ground.Ours], null, ground.Project.WangFang)).Value.Should().Be(1);
        (await Give(ground.Ungrouped, [ground.Ours, ground.InPool], null, ground.ZhangLei)).Value.Should().Be(2);
        await centre.Holds(ground.Id);
    }

    [Fact]
    public async Task Two_of_the_group_are_joined_and_parted_by_their_supervisor_and_by_no_other()
    {
        var twin = KnownCustomer.Of(ground.Project.LiWen, ground.Id, "赵先生", "13800000009", centre.Now);
        await centre.Database(async db => await db.Customers.AddAsync(twin));
        (await centre.Send(ground.Second, new MergeCustomers(ground.Id, ground.Ours, twin.Id, "同一人"))).Refusal.Should().Be(CustomerRefusals.NotBothYours);
        var join = (await centre.Send(ground.First, new MergeCustomers(ground.Id, ground.Ours, twin.Id, "同一人"))).Value;

        (await centre.Send(ground.Second, new PartCustomers(ground.Id, join))).Refusal.Should().Be(CustomerRefusals.CannotPart);
        (await centre.Send(ground.First, new PartCustomers(ground.Id, join))).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Verdicts_are_explained_to_the_owners_superiors()
    {
        (await centre.Send(ground.Project.WangFang, new RegisterCustomer(ground.Id, "赵先生", "13800000001"))).Refusal!.Code.Should().Be("customer.owned-by-other");
        var verdict = (await centre.Ask(ground.First, new GetVerdicts(ground.Id, ground.Ours))).Value.Verdicts.Should().ContainSingle().Subject.Id;

        (await centre.Ask(ground.First, new RecomputeVerdict(ground.Id, verdict))).Value.IsSame.Should().BeTrue();
        (await centre.Ask(ground.Second, new RecomputeVerdict(ground.Id, verdict))).Refusal.Should().Be(CustomerRefusals.Unknown);
        (await centre.Ask(ground.Second, new GetVerdicts(ground.Id, ground.Ours))).Refusal!.Code.Should().Be("customer.of-other");
        (await centre.Ask(ground.Second, new GetTimeline(ground.Id, ground.Ours))).Refusal!.Code.Should().Be("customer.of-other");
    }

    [Fact]
    public async Task A_slip_is_printed_by_the_consultants_own_supervisor()
    {
        var deal = (await centre.Send(ground.Project.LiWen, new HoldUnit(ground.Id, ground.Project.Units[0], ground.Ours))).Value.DealId;
        await centre.Send(ground.Project.LiWen, new SubmitSlip(ground.Id, deal));

        (await centre.Send(ground.First, new PrintPaper(ground.Id, deal, PaperKind.SelectionSlip))).Succeeded.Should().BeTrue();
        (await centre.Send(ground.Second, new PrintPaper(ground.Id, deal, PaperKind.SelectionSlip))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(ground.Project.Manager, new PrintPaper(ground.Id, deal, PaperKind.SelectionSlip))).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Another_groups_number_is_shown_once_with_a_reason_like_a_colleagues()
    {
        (await centre.Send(ground.First, new RevealIdentity(ground.Id, ground.Theirs, null, "客户来电找人"))).Value.Text.Should().Be("13800000002");

        (await centre.Ask(ground.Project.Manager, new GetDisclosures(ground.Id))).Value.Rows.Should().ContainSingle().Which.ById.Should().Be(ground.First);
        (await Told(ground.Project.WangFang, "notice.number-revealed")).Should().Be(1);
    }

    [Fact]
    public async Task A_leavers_customers_wait_for_the_supervisor_of_the_group()
    {
        var administrator = await centre.Hire("周系统", Role.Administrator, null);
        await centre.Hire("郑系统", Role.Administrator, null);
        (await centre.Send(administrator, new ClosePerson(ground.Project.LiWen))).Refusal.Should().BeNull();

        foreach (var (person, times) in new[] { (ground.First, 1), (ground.Second, 0), (ground.Ungrouped, 1), (ground.Project.Manager, 1) })
        {
            (await Told(person, "notice.leaver")).Should().Be(times);
            (await centre.Ask(person, new GetOwnersToday(ground.Id))).Value.Left.Should().Be(times);
        }
        (await Give(ground.Second, [], ground.Project.LiWen, ground.Project.WangFang)).Refusal!.Code.Should().Be("customer.owned-by-other");
        (await Give(ground.First, [], ground.Project.LiWen, ground.ZhangLei)).Value.Should().Be(1);
    }

    /// <summary>Sends what changes a customer; answers why not, or nothing.</summary>
    private Task<Refusal?> Send(string kind, Guid by, Guid customer) => kind switch
    {
        "reassign" => Do(by, new ReassignCustomers(ground.Id, [customer], null, [ground.ZhangLei], "组内调整")),
        "return" => customer == ground.InPool ? Task.FromResult<Refusal?>(CustomerRefusals.Unknown) : Do(by, new ReturnCustomer(ground.Id, customer, "暂不考虑")),
        "follow" => Do(by, new AddFollowUp(ground.Id, customer, ContactWay.Phone, ContactResult.Reached, "谈了户型", null, "", null, null)),
        "plan" => Do(by, new PlanNext(ground.Id, customer, "回电", centre.Now.AddDays(1))),
        "correct" => Do(by, new CorrectCustomer(ground.Id, customer, "改名", FormOfAddress.None, "", "", null, null, null, null, "", "", "", "", "", "", "", "", "")),
        "lose" => Do(by, new LoseCustomer(ground.Id, customer, "另购他处")),
        "identity" => Do(by, new AddIdentity(ground.Id, customer, IdentityKind.Phone, "13700000007")),
        "id" => Do(by, new AddIdDocument(ground.Id, customer, IdDocumentKind.IdCard, "11010519491231002X")),
        "relative" => Do(by, new LinkRelative(ground.Id, customer, Relation.Spouse, "李女士", "")),
        "consent" => Consent(by, customer),
        "invite" => Do(by, new InviteCustomer(ground.Id, customer, centre.Now.AddDays(1), "")),
        "merge" => Merge(by, customer),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<Refusal?> Consent(Guid by, Guid customer)
    {
        if (!await centre.Database(db => db.ConsentTexts.IgnoreQueryFilters().AnyAsync()))
            await centre.Send(ground.Project.Manager, new PublishConsentText(ground.Id, "同意"));
        return await Do(by, new RecordConsent(ground.Id, customer));
    }

    private async Task<Refusal?> Merge(Guid by, Guid customer)
    {
        var twin = KnownCustomer.Of(ground.Project.LiWen, ground.Id, "赵先生", $"1360000000{++twins}", centre.Now);
        await centre.Database(async db => await db.Customers.AddAsync(twin));
        return await Do(by, new MergeCustomers(ground.Id, customer, twin.Id, "同一人"));
    }

    private async Task<Refusal?> Do<T>(Guid by, Command<T> command) => (await centre.Send(by, command)).Refusal;

    private Task<Result<int>> Give(Guid by, IReadOnlyList<Guid> customers, Guid? from, Guid to) => centre.Send(by, new ReassignCustomers(ground.Id, customers, from, [to], "组内调整"));

    private Task<int> Told(Guid person, string code) => centre.Database(db => db.Notices.IgnoreQueryFilters().CountAsync(notice => notice.RecipientId == person && notice.Code == code));

    private Task<(Guid?, int)> Row(Guid customer) => centre.Database(db =>
        db.Customers.IgnoreQueryFilters().Where(row => row.Id == customer).Select(row => ValueTuple.Create(row.OwnerId, row.Version)).SingleAsync());
}
