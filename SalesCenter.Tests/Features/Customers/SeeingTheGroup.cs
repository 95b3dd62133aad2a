using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.ListCustomers;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.Owners.Disputes;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Owners.Reassign;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Desk;
using SalesCenter.Web.Features.Reception.Invitations;
using Everybody = SalesCenter.Web.Features.Customers.ListCustomers.GetOwners;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>What a supervisor sees of customers: the group's in full, all others as a colleague does.</summary>
public sealed class SeeingTheGroup : IAsyncLifetime
{
    private readonly LoggedCentre centre = new();
    private TwoGroups ground = null!;

    public async ValueTask InitializeAsync() => ground = await TwoGroups.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_file_is_open_of_the_group_and_masked_of_others_and_of_the_pool()
    {
        (await Sheet(ground.First, ground.Ours)).Should().Be((CustomerSight.Whole, "赵先生", "13800000001"));
        (await Sheet(ground.First, ground.Theirs)).Should().Be((CustomerSight.Colleague, "钱**", "138****0002"));
        (await Sheet(ground.First, ground.InPool)).Should().Be((CustomerSight.Colleague, "孙**", "138****0003"));
        (await Sheet(ground.Second, ground.Theirs)).Should().Be((CustomerSight.Whole, "钱女士", "13800000002"));
    }

    [Fact]
    public async Task Everything_is_open_to_a_supervisor_without_a_group_and_to_managers()
    {
        foreach (var reader in new[] { ground.Ungrouped, ground.Project.Manager })
        {
            foreach (var customer in new[] { ground.Ours, ground.Theirs, ground.InPool })
                (await Sheet(reader, customer)).Sight.Should().Be(CustomerSight.Whole);
            (await Listed(reader)).Should().BeEquivalentTo("赵先生", "钱女士", "孙女士");
        }
    }

    [Fact]
    public async Task Lists_and_search_find_the_group_and_by_a_whole_number_others_masked()
    {
        (await Listed(ground.First)).Should().Equal("赵先生");
        (await Listed(ground.First, "赵")).Should().Equal("赵先生");
        (await Listed(ground.First, "钱")).Should().BeEmpty();
        (await Listed(ground.First, "0002")).Should().BeEmpty();
        (await Listed(ground.First, "13800000002")).Should().Equal("钱**");

        var own = (await centre.Ask(ground.First, new MyCustomers(ground.Id))).Value.Rows.Should().ContainSingle().Subject;
        (own.Name, own.Phone, own.IsMasked).Should().Be(("赵先生", "13800000001", false));
        var other = (await centre.Ask(ground.First, new MyCustomers(ground.Id, "13800000002"))).Value.Rows.Should().ContainSingle().Subject;
        (other.Name, other.Phone, other.IsMasked).Should().Be(("钱**", "138****0002", true));
    }

    [Fact]
    public async Task The_worklist_is_the_groups()
    {
        foreach (var (owner, customer) in new[] { (ground.Project.LiWen, ground.Ours), (ground.Project.WangFang, ground.Theirs) })
            await Succeeds(centre.Send(owner, new AddFollowUp(ground.Id, customer, ContactWay.Phone, ContactResult.Reached, "谈了户型", null, "回电", centre.Now.AddHours(1), null)));

        (await Work(ground.First)).Should().Equal("赵先生");
        (await Work(ground.First, ground.Project.WangFang)).Should().BeEmpty();
        (await Work(ground.Ungrouped)).Should().BeEquivalentTo("赵先生", "钱女士");
        (await centre.Ask(ground.First, new GetDiligence(ground.Id))).Value.Select(who => who.Name).Should().BeEquivalentTo("李雯", "张磊");
        (await centre.Ask(ground.Project.Manager, new GetDiligence(ground.Id))).Value.Select(who => who.Name).Should().BeEquivalentTo("李雯", "张磊", "王芳");
    }

    [Fact]
    public async Task Owners_to_choose_from_are_the_groups()
    {
        (await centre.Ask(ground.First, new Everybody(ground.Id))).Value.Select(owner => owner.Name).Should().BeEquivalentTo("吴刚", "李雯", "张磊");
        (await centre.Ask(ground.First, new Web.Features.Customers.Owners.Reassign.GetOwners(ground.Id))).Value.Select(owner => owner.Name).Should().BeEquivalentTo("李雯", "张磊");
        (await centre.Ask(ground.First, new GetCustomersOf(ground.Id, ground.Project.LiWen))).Value.Total.Should().Be(1);
        (await centre.Ask(ground.First, new GetCustomersOf(ground.Id, ground.Project.WangFang))).Refusal.Should().Be(CustomerRefusals.OtherGroup(ground.Project.WangFang));
    }

    [Fact]
    public async Task Disputes_and_merges_are_read_where_the_group_is_concerned()
    {
        var theirs = await Succeeds(centre.Send(ground.ZhangLei, new OpenDispute(ground.Id, ground.Theirs, null, "先接访", "")));
        var elsewhere = await centre.Hire("沈冰", Role.Consultant, ground.Id);
        var notOurs = KnownCustomer.Of(ground.Project.WangFang, ground.Id, "周先生", "13800000004", centre.Now);
        var twin = KnownCustomer.Of(ground.Project.WangFang, ground.Id, "周先生", "13800000005", centre.Now);
        await centre.Database(async db => await db.Customers.AddRangeAsync(notOurs, twin));
        var foreign = await Succeeds(centre.Send(elsewhere, new OpenDispute(ground.Id, notOurs.Id, null, "先接访", "")));

        var shown = (await centre.Ask(ground.First, new GetDisputes(ground.Id))).Value.Should().ContainSingle().Subject;
        (shown.Id, shown.CustomerName).Should().Be((theirs, "钱**"));
        (await centre.Ask(ground.First, new GetDispute(ground.Id, theirs))).Value.CustomerPhone.Should().Be("138****0002");
        (await centre.Ask(ground.First, new GetDispute(ground.Id, foreign))).Refusal.Should().Be(DisputeRefusals.Unknown);
        (await centre.Ask(ground.Ungrouped, new GetDisputes(ground.Id))).Value.Should().HaveCount(2);

        await Succeeds(centre.Send(ground.Project.Manager, new RuleDispute(ground.Id, foreign, RulingOutcome.Keeps, 0, 0, "记录在先")));
        await Succeeds(centre.Send(ground.Project.WangFang, new MergeCustomers(ground.Id, notOurs.Id, twin.Id, "同一人")));
        (await centre.Ask(ground.First, new GetMerges(ground.Id))).Value.Should().BeEmpty();
        (await centre.Ask(ground.Second, new GetMerges(ground.Id))).Value.Should().ContainSingle();
    }

    [Fact]
    public async Task Calls_and_invitations_are_named_of_the_group_alone()
    {
        foreach (var (owner, customer, phone) in new[] { (ground.Project.LiWen, ground.Ours, "13900000001"), (ground.Project.WangFang, ground.Theirs, "13900000002") })
        {
            await Succeeds(centre.Send(owner, new InviteCustomer(ground.Id, customer, centre.Now.AddHours(12), "带家人")));
            await Succeeds(centre.Send(owner, new RecordCall(ground.Id, phone, $"新客{phone[^1]}", centre.Now, 0) { OutOfTurnReason = "按安排" }));
        }

        (await centre.Ask(ground.First, new GetReception(ground.Id))).Value.Invitations.Select(row => (row.Name, row.Note, row.IsMine))
            .Should().BeEquivalentTo([("赵先生", "带家人", true), ("钱**", "", false)]);
        (await centre.Ask(ground.First, new GetCallRota(ground.Id))).Value.Calls.Select(call => call.Caller).Should().Equal("新客1");
        (await centre.Ask(ground.Ungrouped, new GetCallRota(ground.Id))).Value.Calls.Should().HaveCount(2);
        (await centre.Ask(ground.First, new WhoCalls(ground.Id, "13800000001"))).Value.Name.Should().Be("赵先生");
        (await centre.Ask(ground.First, new WhoCalls(ground.Id, "13800000002"))).Value.Name.Should().Be("钱**");
        (await centre.Ask(ground.First, new FindDisputed(ground.Id, "13800000002"))).Value.Name.Should().Be("钱**");
        (await centre.Ask(ground.First, new PreviewMerge(ground.Id, "13800000001", "13800000002"))).Value.Should().Match<MergePreview>(preview => new[] { preview.Stays.Name, preview.Goes.Name }.Order().SequenceEqual(new[] { "赵先生", "钱**" }.Order()));
    }

    private async Task<(CustomerSight Sight, string Name, string Phone)> Sheet(Guid reader, Guid customer)
    {
        var sheet = (await centre.Ask(reader, new GetCustomer(ground.Id, customer))).Value;
        (sheet.Inside is not null).Should().Be(sheet.Sight == CustomerSight.Whole);
        return (sheet.Sight, sheet.Name, sheet.Phone);
    }

    private async Task<IEnumerable<string>> Listed(Guid reader, string search = "") =>
        (await centre.Ask(reader, new ListCustomers(ground.Id, new CustomerFilter(search), CustomerOrder.Registered, true, 1))).Value.Rows.Select(row => row.Name);

    private async Task<IEnumerable<string>> Work(Guid reader, Guid? whose = null) => (await centre.Ask(reader, new GetWorklist(ground.Id, null, whose))).Value.Lines.Select(line => line.Name);

    private static async Task<T> Succeeds<T>(Task<SalesCenter.Domain.Common.Result<T>> sent)
    {
        var answer = await sent;
        answer.Refusal.Should().BeNull();
        return answer.Value;
    }
}
