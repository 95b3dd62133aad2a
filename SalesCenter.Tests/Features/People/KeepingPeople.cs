using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.People.AddPerson;
using SalesCenter.Web.Features.People.ChangePerson;
using SalesCenter.Web.Features.People.ClosePerson;
using SalesCenter.Web.Features.People.ResetPassword;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.People;

public sealed class KeepingPeople : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid administrator;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        administrator = await centre.Hire("周系统", Role.Administrator, null);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Somebody_who_is_added_works_in_their_project_and_in_no_other()
    {
        var other = await SmallProject.In(centre);
        var added = await centre.Send(administrator, new AddPerson("zhaomin", "赵敏", "sea breeze at noon", [new RoleGiven(Role.SalesManager, project.Id)]));
        await centre.Send(added.Value, new ChangePassword("sea breeze at noon", "river and mountain"));

        (await centre.Send(added.Value, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Refusal?.Code.Should().NotBe("role.forbidden");
        (await centre.Send(added.Value, new HoldUnit(other.Id, other.Units[0], other.CustomerOfLiWen))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task A_password_given_by_somebody_else_is_replaced_before_anything_else_is_done()
    {
        var added = (await centre.Send(administrator, new AddPerson("zhaomin", "赵敏", "sea breeze at noon", [new RoleGiven(Role.SalesManager, project.Id)]))).Value;

        (await centre.Ask(added, new MyProjects())).Refusal.Should().Be(SignInSettings.PasswordOwed);
        (await centre.Send(added, new ChangePassword("sea breeze at noon", "sea breeze at noon"))).Refusal!.Fields[nameof(ChangePassword.New)].Code.Should().Be("password.same");
        (await centre.Send(added, new ChangePassword("sea breeze at noon", "river and mountain"))).Refusal.Should().BeNull();
        (await centre.Ask(added, new MyProjects())).Refusal.Should().BeNull();

        await centre.Send(administrator, new ResetPassword(added, "wind over the lake"));
        (await centre.Ask(added, new MyProjects())).Refusal.Should().Be(SignInSettings.PasswordOwed);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await centre.Send(administrator, new AddPerson("zhaomin", "赵敏", "sea breeze at noon", []));

        var again = await centre.Send(administrator, new AddPerson("ZhaoMin", "赵敏敏", "sea breeze at noon", []));

        again.Refusal!.Fields[nameof(AddPerson.UserName)].Code.Should().Be("person.user-name-taken");
    }

    [Fact]
    public async Task Fault_14_somebody_who_is_closed_is_refused_by_the_very_next_step_until_reopened()
    {
        await centre.Ask(project.LiWen, new MyProjects());
        await centre.Send(administrator, new ClosePerson(project.LiWen));

        (await centre.Send(project.LiWen, Hold)).Refusal!.Code.Should().Be("session.ended");

        await centre.Send(administrator, new ReopenPerson(project.LiWen));
        (await centre.Send(project.LiWen, Hold)).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Fault_14_somebody_who_loses_a_role_is_refused_by_the_very_next_step()
    {
        await centre.Ask(project.LiWen, new MyProjects());
        await centre.Send(administrator, new ChangePerson(project.LiWen, "李雯", [new RoleGiven(Role.Cashier, project.Id)]));

        (await centre.Send(project.LiWen, Hold)).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Sessions_of_somebody_who_is_closed_or_loses_a_role_are_over_for_good()
    {
        var begun = await Stamp();

        await centre.Send(administrator, new ClosePerson(project.LiWen));
        await centre.Send(administrator, new ReopenPerson(project.LiWen));
        var reopened = await Stamp();
        await centre.Send(administrator, new ChangePerson(project.LiWen, "李雯", [new RoleGiven(Role.Consultant, project.Id), new RoleGiven(Role.Cashier, project.Id)]));
        var promoted = await Stamp();
        await centre.Send(administrator, new ChangePerson(project.LiWen, "李雯雯", [new RoleGiven(Role.Cashier, project.Id)]));

        reopened.Should().NotBe(begun);
        promoted.Should().Be(reopened, "one role more takes nothing from anybody's screen");
        (await Stamp()).Should().NotBe(promoted);

        async Task<string> Stamp() => (await centre.Services.GetRequiredService<PeopleBook>().Find(project.LiWen))!.SecurityStamp;
    }

    [Fact]
    public async Task The_last_administrator_of_all_can_neither_be_closed_nor_lose_the_role()
    {
        await centre.Hire("区域管理", Role.Administrator, project.Id);

        (await centre.Send(administrator, new ClosePerson(administrator))).Refusal!.Code.Should().Be("person.last-administrator");
        (await centre.Send(administrator, new ChangePerson(administrator, "周系统", [new RoleGiven(Role.Administrator, project.Id)]))).Refusal!.Code.Should().Be("person.last-administrator");

        await centre.Hire("吴系统", Role.Administrator, null);
        (await centre.Send(administrator, new ClosePerson(administrator))).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Whoever_reads_the_list_is_told_which_account_is_their_own() =>
        (await centre.Ask(administrator, new GetPeople())).Value.ReaderId.Should().Be(administrator);

    [Fact]
    public async Task An_administrator_of_one_project_cannot_make_themselves_more()
    {
        var local = await centre.Hire("区域管理", Role.Administrator, project.Id);

        (await centre.Send(local, new ChangePerson(local, "区域管理", [new RoleGiven(Role.Administrator, null)]))).Refusal!.Code.Should().Be("person.not-for-project");
        (await centre.Ask(local, new GetPeople())).Refusal!.Code.Should().Be("person.not-for-project");
        (await centre.Ask(project.Manager, new GetPeople())).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Theory]
    [InlineData(Role.System)]
    [InlineData(Role.Display)]
    [InlineData((Role)77)]
    public async Task Roles_of_TVs_and_of_the_product_are_given_to_nobody(Role role) =>
        (await centre.Send(administrator, new ChangePerson(project.LiWen, "李雯", [new RoleGiven(role, null)]))).Refusal!.Code.Should().Be("person.role-not-given");

    [Fact]
    public async Task A_reset_password_opens_a_locked_name()
    {
        var person = (await centre.Send(administrator, new AddPerson("zhaomin", "赵敏", "sea breeze at noon", []))).Value;
        await centre.Database(async db => (await db.Users.SingleAsync(known => known.Id == person)).LockoutEnd = centre.Clock.GetUtcNow().AddMinutes(10));

        (await centre.Send(administrator, new ResetPassword(person, "short"))).Refusal!.Fields[nameof(ResetPassword.Password)].Code.Should().Be("password.too-short");
        (await centre.Send(administrator, new ResetPassword(person, "river and mountain"))).Refusal.Should().BeNull();

        (await centre.Database(db => db.Users.SingleAsync(known => known.Id == person))).LockedOutUntil(centre.Now).Should().BeNull();
    }

    private HoldUnit Hold => new(project.Id, project.Units[0], project.CustomerOfLiWen);
}
