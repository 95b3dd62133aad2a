using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Demo;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Demo;

public sealed class TheDemonstration : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public async ValueTask InitializeAsync() => (await centre.SendAsProduct(new FillDemo(OnlyWhenEmpty: true))).Value.Should().BeTrue();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Has_six_buildings_with_units_in_every_state_that_can_be_reached()
    {
        var picture = await Board();

        picture.Buildings.Should().HaveCount(6);
        picture.Units.Should().HaveCountGreaterThanOrEqualTo(1200);
        picture.Totals.Take(6).Should().OnlyContain(total => total.Units > 0);
        picture.Totals[(int)UnitStatus.Available].Units.Should().BeGreaterThan(picture.Units.Count() / 2);
        picture.Buildings.Single(building => building.Totals[(int)UnitStatus.Unreleased].Units > 0).Name.Should().Be("6栋");
        picture.Units.Count(unit => unit.LinkedToId is not null).Should().Be(40);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(14)]
    [InlineData(19)]
    public async Task Can_begin_at_any_hour(int hoursLater)
    {
        await using var other = new TestCentre();
        other.Clock.Advance(TimeSpan.FromHours(hoursLater + 0.1));

        (await other.SendAsProduct(new FillDemo(OnlyWhenEmpty: true))).Value.Should().BeTrue();
    }

    [Fact]
    public async Task Keeps_every_rule_of_the_product() => (await Findings()).Should().OnlyContain(finding => finding.IsOk);

    [Fact]
    public async Task Has_floor_plans_that_are_pictures_by_every_rule()
    {
        var shown = await centre.Database(db => db.Layouts.IgnoreQueryFilters().Where(layout => layout.PictureId != null).ToListAsync());
        var names = await centre.Database(db => db.Units.IgnoreQueryFilters().Select(unit => unit.Layout).Distinct().ToListAsync());

        shown.Should().HaveCount(4).And.OnlyContain(layout => names.Contains(layout.Name));
        foreach (var layout in shown)
            Pictures.Recognise(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "pictures", layout.PictureId!.Value.ToString("N")))).Should().Be(PictureFormat.Png);
    }

    [Fact]
    public async Task Shows_customers_as_far_as_their_deals_have_come()
    {
        var stages = await centre.Database(db => db.Customers.IgnoreQueryFilters().ToDictionaryAsync(customer => customer.Id, customer => customer.Stage));
        var deals = (await centre.Database(db => db.Deals.IgnoreQueryFilters().Select(deal => new { deal.Stage, deal.CustomerId }).ToListAsync())).ToLookup(deal => deal.Stage, deal => deal.CustomerId);

        deals[DealStage.Contracted].Concat(deals[DealStage.Filed]).Select(buyer => stages[buyer]).Should().NotBeEmpty().And.OnlyContain(stage => stage >= CustomerStage.Contracted);
        deals[DealStage.Subscribed].Select(buyer => stages[buyer]).Should().NotBeEmpty().And.OnlyContain(stage => stage >= CustomerStage.Subscribed);
    }

    [Fact]
    public async Task Has_three_weeks_of_calls_and_visits_with_something_to_do_for_everybody()
    {
        var project = await DemoId();
        var (calls, visits, invitations) = (await All<Call>(), await All<Visit>(), await All<Invitation>());
        var customers = await All<Customer>();

        calls.Select(call => call.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<CallKind>());
        calls.Should().Contain(call => call.IsLate).And.Contain(call => call.IsLong);
        visits.Select(visit => visit.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<VisitKind>());
        visits.Should().Contain(visit => visit.EndedAt == null && visit.ConsultantId == null).And.Contain(visit => visit.Form == FormState.Missing);
        invitations.Select(invitation => invitation.State).Distinct().Should().Contain([InvitationState.Open, InvitationState.Kept, InvitationState.Missed]);
        customers.Where(customer => customer.OwnerId is null).Should().HaveCountGreaterThan(3);
        customers.Should().Contain(customer => customer.Next != null && customer.Next.At < centre.Now).And.Contain(customer => customer.Next != null && customer.Next.At > centre.Now).And.Contain(customer => customer.DisputeId != null);
        (await All<Rota>()).Where(rota => rota.Day == new ProjectSettings().Calendar.DateOf(centre.Now)).SelectMany(rota => rota.Places).Should().HaveCount(16)
            .And.Contain(place => place.State == RotaState.Busy).And.Contain(place => place.State == RotaState.Away);

        Task<List<T>> All<T>() where T : class => centre.Database(db => db.Set<T>().IgnoreQueryFilters().Where(row => EF.Property<Guid>(row, "ProjectId") == project).ToListAsync());
    }

    [Fact]
    public async Task Is_the_same_every_time()
    {
        await using var other = new TestCentre();
        await other.SendAsProduct(new FillDemo(OnlyWhenEmpty: true));

        (await Contents(other)).Should().Equal(await Contents(centre));
    }

    [Fact]
    public async Task Is_added_once_and_by_itself_never_to_a_database_that_people_use()
    {
        (await centre.SendAsProduct(new FillDemo(OnlyWhenEmpty: false))).Value.Should().BeFalse();

        await using var other = new TestCentre();
        await SmallProject.In(other);
        (await other.SendAsProduct(new FillDemo(OnlyWhenEmpty: true))).Value.Should().BeFalse();
        (await other.SendAsProduct(new FillDemo(OnlyWhenEmpty: false))).Value.Should().BeTrue();
    }

    [Fact]
    public async Task Has_an_account_for_every_role_with_the_password_that_is_printed()
    {
        DemoPeople.Guests.Select(guest => guest.Role).Should().BeEquivalentTo(Enum.GetValues<Role>().Except([Role.Display, Role.System]));
        await using var scope = centre.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

        var liWen = await accounts.FindByNameAsync("li.wen");

        (await accounts.CheckPasswordAsync(liWen!, DemoPeople.Password)).Should().BeTrue();
    }

    [Fact]
    public async Task Its_colleagues_keep_the_board_alive_and_leave_newcomers_and_other_projects_alone()
    {
        var other = await SmallProject.In(centre);
        var colleagues = ActivatorUtilities.CreateInstance<DemoColleagues>(centre.Services);
        var (before, random, did) = (await Board(), new Random(7), new HashSet<string>());
        var liWen = (await centre.Services.GetRequiredService<PeopleBook>().All()).Single(person => person.UserName == "li.wen").Id;
        var mine = await Hold(liWen, before);

        for (var step = 0; step < 150; step++)
        {
            if (await colleagues.Act(random, default) is { } message)
                did.Add(message.GetType().Name);
            await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        }

        var after = await Board();
        did.Should().Contain(["HoldUnit", "GiveUpHold", "SubmitSlip", "ApproveSelection", "NameBuyers", "AgreeTerms", "BookReceipt"]);
        after.Number.Should().BeGreaterThan(before.Number + 50);
        after.Find(mine).Should().Match<BoardUnit>(unit => unit.Status == UnitStatus.Held && unit.ById == liWen);
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync(deal => deal.ProjectId == other.Id))).Should().Be(0);
        (await Findings()).Should().OnlyContain(finding => finding.IsOk);
    }

    [Fact]
    public async Task Its_colleagues_give_selected_units_back_when_little_is_left()
    {
        var colleagues = ActivatorUtilities.CreateInstance<DemoColleagues>(centre.Services);
        var manager = (await centre.Services.GetRequiredService<PeopleBook>().All()).Single(person => person.UserName == DemoPeople.Manager.UserName).Id;
        await centre.Database(async db =>
        {
            foreach (var unit in await db.Units.IgnoreQueryFilters().Where(unit => unit.Status == UnitStatus.Available).OrderBy(unit => unit.Id).Take(600).ToListAsync())
                unit.Withhold(manager, "盘点", centre.Now.AddDays(1), centre.Now);
        });
        var (random, did) = (new Random(7), new HashSet<string>());

        for (var step = 0; step < 40; step++)
            did.Add((await colleagues.Act(random, default))?.GetType().Name ?? "");

        did.Should().Contain(["HandBackSlip", "FreeUnit"]).And.NotContain("HoldUnit");
    }

    private async Task<BoardPicture> Board() => await centre.Services.GetRequiredService<BoardBook>().Open(await DemoId());

    private Task<Guid> DemoId() => centre.Database(db => db.Projects.Where(project => project.Code == DemoProject.Code).Select(project => project.Id).SingleAsync());

    private async Task<IReadOnlyList<Finding>> Findings()
    {
        await using var scope = centre.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invariants>().Check(await DemoId(), default);
    }

    private async Task<Guid> Hold(Guid consultant, BoardPicture picture)
    {
        var customer = await centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.OwnerId == consultant).OrderBy(customer => customer.Id).Select(customer => customer.Id).FirstAsync());
        var unit = picture.Units.First(unit => unit.Status == UnitStatus.Available && unit.LinkedToId is null).Id;
        (await centre.Send(consultant, new HoldUnit(picture.ProjectId, unit, customer))).Refusal.Should().BeNull();
        return unit;
    }

    private static async Task<List<string>> Contents(TestCentre centre) =>
    [
        .. await centre.Database(db => db.Units.IgnoreQueryFilters()
            .OrderBy(unit => unit.Floor).ThenBy(unit => unit.Entrance).ThenBy(unit => unit.RoomNumber).ThenBy(unit => unit.ListPriceFen).ThenBy(unit => unit.Status)
            .Select(unit => unit.Entrance + unit.RoomNumber + unit.ListPriceFen + unit.Status).ToListAsync()),
        .. await centre.Database(db => db.Customers.IgnoreQueryFilters().OrderBy(customer => customer.Phone)
            .Select(customer => customer.Phone + customer.Name + customer.Stage + customer.Intent + customer.LastContactAt + customer.Next!.At).ToListAsync()),
        .. await centre.Database(db => db.Calls.IgnoreQueryFilters().OrderBy(call => call.AnsweredAt).Select(call => call.Content.Questions + call.AnsweredAt + call.Seconds + call.Turn).ToListAsync()),
        .. await centre.Database(db => db.Visits.IgnoreQueryFilters().OrderBy(visit => visit.ArrivedAt).ThenBy(visit => visit.Phone).ThenBy(visit => visit.Turn).Select(visit => visit.ArrivedAt + visit.Phone + visit.Kind + visit.Turn).ToListAsync()),
    ];
}
