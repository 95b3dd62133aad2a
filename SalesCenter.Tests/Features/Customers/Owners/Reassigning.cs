using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Owners.Reassign;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.People.ClosePerson;

namespace SalesCenter.Tests.Features.Customers.Owners;

public sealed class Reassigning : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid supervisor, zhangLei;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        supervisor = await centre.Hire("吴刚", Role.Supervisor, project.Id);
        zhangLei = await centre.Hire("张磊", Role.Consultant, project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Gives_one_customer_to_a_colleague_and_tells_both()
    {
        (await Give([project.CustomerOfLiWen], project.LiWen, [zhangLei])).Value.Should().Be(1);

        (await OwnerOf(project.CustomerOfLiWen)).Should().Be(zhangLei);
        (await Told(project.LiWen)).Should().Equal("notice.customers-taken");
        (await Told(zhangLei)).Should().Equal("notice.customers-received");
        await centre.Holds();
    }

    [Fact]
    public async Task Is_for_superiors_with_a_reason_and_to_consultants_who_are_here()
    {
        (await centre.Send(project.LiWen, new ReassignCustomers(project.Id, [project.CustomerOfWangFang], null, [project.LiWen], "我要"))).Refusal!.Code.Should().Be("role.forbidden");
        (await Give([project.CustomerOfLiWen], null, [zhangLei], " ")).Refusal.Should().Be(CustomerRefusals.ReasonMissing);
        (await Give([project.CustomerOfLiWen], null, [project.Manager])).Refusal.Should().Be(CustomerRefusals.NoConsultant(project.Manager));
        (await Give([project.CustomerOfLiWen], null, [])).Refusal!.Code.Should().Be("customer.nobody-chosen");
    }

    [Fact]
    public async Task Gives_a_leavers_customers_out_evenly_with_their_deals()
    {
        await centre.Database(async db => await db.Customers.AddRangeAsync(Enumerable.Range(1, 5).Select(number => KnownCustomer.Of(project.LiWen, project.Id, $"客户{number}", $"1370000000{number}", centre.Now))));
        var deal = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Value.DealId;
        await centre.Send(project.LiWen, new SubmitSlip(project.Id, deal));
        (await centre.Send(project.Manager, new ApproveSelection(project.Id, deal))).Succeeded.Should().BeTrue();
        var administrator = await centre.Hire("周系统", Role.Administrator, null);
        await centre.Hire("郑系统", Role.Administrator, null);

        (await centre.Send(administrator, new ClosePerson(project.LiWen))).Succeeded.Should().BeTrue();

        (await Told(supervisor)).Should().Equal("notice.leaver");
        var waiting = (await centre.Ask(supervisor, new GetOwners(project.Id))).Value[0];
        waiting.Should().Be(new OwnerRow(project.LiWen, "李雯", true, 6, 1));
        (await centre.Ask(supervisor, new GetCustomersOf(project.Id, project.LiWen))).Value.Total.Should().Be(6);

        (await Give([], project.LiWen, [zhangLei, project.WangFang], "同事离职")).Value.Should().Be(6);

        var owners = (await centre.Ask(supervisor, new GetOwners(project.Id))).Value;
        owners.Should().NotContain(owner => owner.HasLeft);
        owners.Select(owner => (owner.PersonId, owner.Customers)).Should().BeEquivalentTo([(project.WangFang, 4), (zhangLei, 3)]);
        var (consultant, customer) = await centre.Database(async db => await db.Deals.IgnoreQueryFilters().Where(open => open.Id == deal).Select(open => ValueTuple.Create(open.ConsultantId, open.CustomerId)).SingleAsync());
        consultant.Should().Be((await OwnerOf(customer))!.Value);
        await centre.Holds();
    }

    [Fact]
    public async Task Is_all_or_nothing()
    {
        await centre.Send(project.WangFang, new Web.Features.Customers.Owners.Disputes.OpenDispute(project.Id, project.CustomerOfLiWen, null, "先接访", ""));

        (await Give([project.CustomerOfWangFang, project.CustomerOfLiWen], null, [zhangLei])).Refusal.Should().Be(CustomerRefusals.InDispute);

        (await OwnerOf(project.CustomerOfWangFang)).Should().Be(project.WangFang);
        (await Give([], project.LiWen, [zhangLei])).Value.Should().Be(0, "customers in a dispute stay where they are");
    }

    private Task<Result<int>> Give(IReadOnlyList<Guid> customers, Guid? from, IReadOnlyList<Guid> to, string reason = "组内调整") =>
        centre.Send(supervisor, new ReassignCustomers(project.Id, customers, from, to, reason));

    private Task<Guid?> OwnerOf(Guid customerId) => centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == customerId).Select(customer => customer.OwnerId).SingleAsync());

    private Task<List<string>> Told(Guid person) => centre.Database(db => db.Notices.IgnoreQueryFilters()
        .Where(notice => notice.RecipientId == person && (notice.Code.StartsWith("notice.customers-") || notice.Code == "notice.leaver")).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync());
}
