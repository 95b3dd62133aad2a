using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Drafts;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Invitations;
using SalesCenter.Web.Features.Reception.Lists;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Tests.Features.Reception;

public sealed class FillingInTheForm : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReceptionGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReceptionGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Makes_a_new_visitor_the_customer_of_who_received_them()
    {
        var visit = await ground.Received();
        var saved = (await centre.Send(ground.Li, ground.Form(visit))).Value;

        saved.OwnerId.Should().Be(ground.Li);
        var customer = await Customer(saved.CustomerId);
        (customer.Stage, customer.Intent, customer.Wishes.Layouts, customer.Profile.LivesIn, customer.Consent!.TextVersion)
            .Should().Be((CustomerStage.Visitor, IntentLevel.B, "三房、四房", "南山", "1"));
        (await ground.Visit(visit)).Should().Match<Visit>(kept => kept.Form == FormState.Filled && kept.CustomerId == saved.CustomerId);
        (await Moments(saved.CustomerId)).Should().Contain([MomentKind.Registered, MomentKind.Visited, MomentKind.FormFilled, MomentKind.Consented]);
    }

    [Fact]
    public async Task Of_a_colleagues_customer_is_refused_with_owner_since_and_until_unless_it_is_for_them()
    {
        var visit = await ground.Received();
        var form = ground.Form(visit, "钱女士", "13800000002");

        var refusal = await ground.Refused(ground.Li, form);
        refusal.Should().Be(CustomerRefusals.OwnedByOther(ground.Wang, centre.Now, centre.Now.AddDays(30)));
        (await ground.Visit(visit)).Form.Should().Be(FormState.Missing);

        (await centre.Send(ground.Li, form with { ForOwner = true, RequestId = Guid.CreateVersion7() })).Value.OwnerId.Should().Be(ground.Wang);
        (await ground.Visit(visit)).Should().Match<Visit>(kept => kept.IsStandIn && kept.OwnerId == ground.Wang);
        (await ground.ToldTo(ground.Wang)).Should().Contain("notice.visitor-stood-in");
    }

    [Fact]
    public async Task By_a_stand_in_leaves_the_customer_with_the_owner()
    {
        await centre.Send(ground.Wang, new StepAway(ground.Id, RotaKind.Visits, ground.Wang, "用餐"));
        var visit = await ground.Received("13800000002");

        (await centre.Send(ground.Sun, ground.Form(visit, "钱女士", "13800000002"))).Value.OwnerId.Should().Be(ground.Wang);
    }

    [Fact]
    public async Task Shows_the_file_to_the_owner_and_the_number_alone_to_the_stand_in()
    {
        await centre.Send(ground.Wang, new StepAway(ground.Id, RotaKind.Visits, ground.Wang, "用餐"));
        var visit = await ground.Received("13800000002");

        (await centre.Ask(ground.Wang, new GetVisitForm(ground.Id, visit))).Value.Known.Name.Should().Be("钱女士");
        (await centre.Ask(ground.Sun, new GetVisitForm(ground.Id, visit))).Value.Known.Should().Match<VisitFormFields>(known => known.Name == null && known.Phone == "13800000002");
        (await centre.Ask(ground.Li, new GetVisitForm(ground.Id, visit))).Refusal.Should().Be(ReceptionRefusals.VisitOfOther);
    }

    [Fact]
    public async Task Once_filled_in_is_changed_by_the_owner_and_their_superiors_alone()
    {
        var visit = await ground.Received();
        (await Opened(ground.Clerk)).Should().BeTrue();
        await centre.Send(ground.Li, ground.Form(visit));

        (await Opened(ground.Clerk), await Opened(ground.Li), await Opened(ground.Project.Manager)).Should().Be((false, true, true));
        (await ground.Refused(ground.Clerk, ground.Form(visit, "无名"))).Should().Be(ReceptionRefusals.FormOfOwner);
        (await ground.Refused(ground.Project.Manager, ground.Form(visit, "周女士"))).Should().BeNull();

        async Task<bool> Opened(Guid reader) => (await centre.Ask(reader, new GetVisitForm(ground.Id, visit))).Value.MayFill;
    }

    [Theory]
    [InlineData("", "13900000009", "", "Name", "input.required")]
    [InlineData("周女士", "12", "", "Phone", "customer.phone-invalid")]
    [InlineData("周女士", "1391111222", "", "Phone", "customer.phone-invalid")]
    [InlineData("周女士", "13900000009", "12345", "OtherPhones", "customer.phone-invalid")]
    [InlineData("周女士", "13900000009", "139 0000 0010，号码", "OtherPhones", "customer.phone-invalid")]
    public async Task Says_beside_the_field_what_is_wrong(string name, string phone, string others, string field, string code)
    {
        var refused = await ground.Refused(ground.Li, ground.Form(await ground.Received(), name, phone) with { OtherPhones = others });

        refused!.Fields.Should().ContainKey(field).WhoseValue.Code.Should().Be(code);
    }

    [Fact]
    public async Task Refuses_areas_and_budgets_that_make_no_range()
    {
        var form = ground.Form(await ground.Received());

        (await ground.Refused(ground.Li, form with { AreaFrom = 120, AreaTo = 90 }))!.Fields.Should().ContainKey("AreaTo");
        (await ground.Refused(ground.Li, form with { BudgetFrom = -1 }))!.Fields.Should().ContainKey("BudgetTo");
        (await ground.Refused(ground.Li, form with { Email = "a@" }))!.Fields.Should().ContainKey("Email");
        (await ground.Refused(ground.Li, form with { IdNumber = "12" }))!.Fields.Should().ContainKey("IdNumber");
    }

    [Fact]
    public async Task Keeps_an_ID_number_out_of_the_audit_trail_and_out_of_the_draft()
    {
        const string number = "110101199003077758";
        await centre.Send(ground.Li, new SaveDraft("visit-form/x", $$"""{"IdNumber":"{{number}}"}"""));
        var form = ground.Form(await ground.Received()) with { IdNumber = number };
        (await centre.Send(ground.Li, form)).Succeeded.Should().BeTrue();

        (await centre.Database(db => db.AuditEntries.AnyAsync(entry => entry.Content.Contains(number)))).Should().BeFalse();
        (await centre.Database(db => db.Drafts.AnyAsync(draft => draft.Content.Contains(number)))).Should().BeFalse();
        (await centre.Ask(ground.Li, new GetDraft("visit-form/x"))).Value!.Content.Should().Contain(number);
    }

    [Fact]
    public async Task Twice_is_one_customer_and_one_visit_in_the_timeline()
    {
        var form = ground.Form(await ground.Received());
        var first = (await centre.Send(ground.Li, form)).Value;
        (await centre.Send(ground.Li, form)).Value.Should().Be(first);
        (await centre.Send(ground.Li, form with { RequestId = Guid.CreateVersion7(), WorksIn = "福田" })).Value.CustomerId.Should().Be(first.CustomerId);

        (await Moments(first.CustomerId)).Count(kind => kind == MomentKind.Visited).Should().Be(1);
        (await centre.Ask(ground.Li, new MyCustomers(ground.Id, "周"))).Value.Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task Keeps_the_invitation_that_it_answers()
    {
        var local = new DateTime(2026, 11, 24, 15, 0, 0, DateTimeKind.Unspecified);
        await centre.Send(ground.Wang, new InviteCustomer(ground.Id, ground.Project.CustomerOfWangFang, local, ""));
        await ground.Received("13800000002");

        (await ground.Now(ground.Wang)).Invitations.Should().ContainSingle().Which.State.Should().Be(InvitationState.Kept);
        (await ground.Now(ground.Li)).Invitations.Single().Name.Should().Be("钱**");
    }

    [Fact]
    public async Task Not_coming_is_told_once_the_day_is_over()
    {
        var local = new DateTime(2026, 11, 24, 15, 0, 0, DateTimeKind.Unspecified);
        (await ground.Refused(ground.Li, new InviteCustomer(ground.Id, ground.Project.CustomerOfWangFang, local, "")))!.Code.Should().Be("customer.owned-by-other");
        await centre.Send(ground.Wang, new InviteCustomer(ground.Id, ground.Project.CustomerOfWangFang, local, ""));
        centre.Clock.Advance(TimeSpan.FromHours(14));
        await centre.Clockwork.Run(CancellationToken.None);
        await centre.Clockwork.Run(CancellationToken.None);

        (await ground.ToldTo(ground.Wang)).Should().Equal("notice.invitation-missed");
        (await Moments(ground.Project.CustomerOfWangFang)).Should().Contain(MomentKind.InvitationMissed);
    }

    [Fact]
    public async Task Offers_the_projects_own_lists()
    {
        var lists = (await centre.Ask(ground.Project.Manager, new GetReceptionLists(ground.Id))).Value;
        var change = new SetReceptionLists(
            ground.Id, lists.Choices.AwarenessSources, "青年\n中年", lists.Choices.Households, lists.Choices.Layouts, lists.Choices.Purposes, lists.Choices.PointsOfInterest,
            lists.Choices.Objections, "滨江府", lists.Choices.RotaReasons);
        (await ground.Refused(ground.Li, change))!.Code.Should().Be("role.forbidden");
        await centre.Send(ground.Project.Manager, change);

        var choices = (await centre.Ask(ground.Li, new GetVisitForm(ground.Id, await ground.Received()))).Value.Choices;
        choices.AgeBands.Should().Equal("青年", "中年");
    }

    [Fact]
    public async Task Asks_for_the_consent_that_counts_now()
    {
        var visit = await ground.Received();
        (await Offered(visit)).Should().Be(new ConsentOffered("1", "同意书第一版"));

        await centre.Send(ground.Project.Manager, new PublishConsentText(ground.Id, "同意书第二版"));

        (await Offered(visit)).Should().Be(new ConsentOffered("2", "同意书第二版"));
    }

    private async Task<ConsentOffered?> Offered(Guid visit) => (await centre.Ask(ground.Li, new GetVisitForm(ground.Id, visit))).Value.Choices.Consent;

    private Task<Customer> Customer(Guid id) => centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().SingleAsync(customer => customer.Id == id));

    private Task<List<MomentKind>> Moments(Guid customer) =>
        centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.CustomerId == customer).Select(entry => entry.Kind).ToListAsync());
}
