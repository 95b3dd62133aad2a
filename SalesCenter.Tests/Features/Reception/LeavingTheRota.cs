using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.People.ChangePerson;
using SalesCenter.Web.Features.People.ClosePerson;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;
using SalesCenter.Web.Pipeline;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Features.Reception;

/// <summary>Somebody leaves the company, or the front line, in the middle of a day.</summary>
public sealed class LeavingTheRota : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReceptionGround ground = null!;
    private Guid administrator;

    public async ValueTask InitializeAsync()
    {
        ground = await ReceptionGround.In(centre);
        administrator = await centre.Hire("周系统", Role.Administrator, null);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Takes_a_leaver_out_of_both_rotas_of_every_project_and_out_of_none_of_yesterday()
    {
        var elsewhere = await ReceptionGround.In(centre);
        var supervisor = await centre.Hire("吴刚", Role.Supervisor, ground.Id);
        await centre.Send(administrator, new ChangePerson(ground.Li, "李雯", [new RoleGiven(Role.Consultant, ground.Id), new RoleGiven(Role.Consultant, elsewhere.Id)]));
        centre.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var (project, kind) in new[] { (ground.Id, RotaKind.Calls), (ground.Id, RotaKind.Visits), (elsewhere.Id, RotaKind.Visits) })
            (await centre.Send(ground.Li, new CheckIn(project, kind, ground.Li))).Refusal.Should().BeNull();

        (await centre.Send(administrator, new ClosePerson(ground.Li))).Refusal.Should().BeNull();

        var left = await centre.Database(db => db.RotaLog.IgnoreQueryFilters().Where(entry => entry.Step == RotaStep.Left).ToListAsync());
        left.Select(entry => (entry.ProjectId, entry.Kind)).Should().BeEquivalentTo([(ground.Id, RotaKind.Calls), (ground.Id, RotaKind.Visits), (elsewhere.Id, RotaKind.Visits)]);
        left.Should().OnlyContain(entry => entry.ConsultantId == ground.Li && entry.ById == administrator);
        (await ground.Now()).Rota.Places.Should().BeEmpty();
        (await ground.ToldTo(supervisor)).Should().Contain("notice.hotline-unattended");
    }

    [Fact]
    public async Task A_leaver_gets_no_visitor_and_their_customers_are_received_by_a_stand_in()
    {
        await centre.Send(administrator, new ClosePerson(ground.Wang));

        (await ground.Assign(await ground.Arrival(), chosen: ground.Wang, reason: "客户点名")).Refusal.Should().Be(ReceptionRefusals.HasLeft(ground.Wang));
        (await ground.Assign(await ground.Arrival(), "13800000002")).Value.Should().Be(new AssignedVisit(ground.Sun, RotaStep.StoodIn, ground.Wang));
    }

    [Fact]
    public async Task A_leaver_who_was_with_a_visitor_gets_no_customer_by_the_form()
    {
        var visit = await ground.Received();
        await centre.Send(administrator, new ClosePerson(ground.Li));

        (await ground.Refused(ground.Clerk, ground.Form(visit))).Should().Be(ReceptionRefusals.HasLeft(ground.Li));

        (await centre.Database(db => db.Customers.IgnoreQueryFilters().AnyAsync(customer => customer.Name == "周女士"))).Should().BeFalse();
        (await ground.Refused(ground.Clerk, new EndVisit(ground.Id, visit))).Should().BeNull();
    }

    [Fact]
    public async Task A_form_from_the_visitors_phone_is_for_the_superiors_of_a_leaver_to_look_at()
    {
        var (visit, token) = (await ground.Received(), FormLink.NewToken());
        await centre.Send(ground.Li, new MakeFormLink(ground.Id, visit, token));
        await centre.Send(administrator, new ClosePerson(ground.Li));

        var fields = new VisitFormFields { Name = "周女士", Phone = "13900000009" };
        (await centre.Services.GetRequiredService<Dispatcher>().Send<Done>(new SendForm(token) { Name = "周女士", Phone = "13900000009", ConsentVersion = "1", Fields = fields }, null)).Refusal.Should().BeNull();

        (await ground.Visit(visit)).Form.Should().Be(FormState.Missing);
        (await ground.ToldTo(ground.Project.Manager)).Should().Contain("notice.form-to-look-at");
        (await centre.Ask(ground.Clerk, new GetVisitForm(ground.Id, visit))).Value.ByVisitor!.Name.Should().Be("周女士");
    }

    [Fact]
    public async Task Whoever_takes_no_turns_any_more_is_passed_over_and_out()
    {
        await centre.Send(administrator, new ChangePerson(ground.Li, "李雯", [new RoleGiven(Role.Cashier, ground.Id)]));

        (await ground.Assign(await ground.Arrival())).Value.ConsultantId.Should().Be(ground.Wang);

        (await ground.Now()).Rota.Places.Should().NotContain(place => place.ConsultantId == ground.Li);
    }
}
