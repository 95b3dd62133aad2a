using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Pipeline;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Features.Reception;

public sealed class AFormByLink : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly string token = FormLink.NewToken();
    private ReceptionGround ground = null!;
    private Guid visit;

    public async ValueTask InitializeAsync()
    {
        ground = await ReceptionGround.In(centre);
        visit = await ground.Received();
        (await centre.Send(ground.Li, new MakeFormLink(ground.Id, visit, token))).Value.Should().Be(centre.Now.AddHours(24));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Is_open_to_nobody_who_has_not_the_secret()
    {
        (await Anonymous(new OpenFormLink(FormLink.NewToken()))).Refusal.Should().Be(ReceptionRefusals.LinkOver);
        (await Anonymous(new OpenFormLink(token))).Value.ProjectName.Should().Be("测试花园");
    }

    [Fact]
    public async Task Makes_a_new_visitor_the_consultants_customer_and_tells_them()
    {
        (await Send("周女士", "13900000009")).Refusal.Should().BeNull();

        (await ground.Visit(visit)).Form.Should().Be(FormState.Filled);
        var known = (await centre.Ask(ground.Li, new GetVisitForm(ground.Id, visit))).Value;
        (known.Known.Name, known.ByVisitor).Should().Be(("周女士", null));
        (await ground.ToldTo(ground.Li)).Should().Contain("notice.form-filled");
    }

    [Fact]
    public async Task Of_a_colleagues_customer_thanks_the_visitor_and_tells_the_consultant()
    {
        (await Send("钱女士", "13800000002")).Refusal.Should().BeNull();

        (await ground.Visit(visit)).Form.Should().Be(FormState.Missing);
        (await centre.Ask(ground.Li, new GetVisitForm(ground.Id, visit))).Value.ByVisitor!.Name.Should().Be("钱女士");
        (await ground.ToldTo(ground.Li)).Should().Contain("notice.form-of-colleague");
        (await centre.Database(db => db.Ownerships.IgnoreQueryFilters().CountAsync(ownership => ownership.CustomerId == ground.Project.CustomerOfWangFang && ownership.IsOpen && ownership.OwnerId == ground.Wang))).Should().Be(1);
    }

    [Fact]
    public async Task Works_once()
    {
        await Send("周女士", "13900000009");

        (await Send("吴女士", "13900000010")).Refusal.Should().Be(ReceptionRefusals.LinkOver);
        (await Anonymous(new OpenFormLink(token))).Refusal.Should().Be(ReceptionRefusals.LinkOver);
    }

    [Fact]
    public async Task Ends_after_a_day_or_when_there_is_a_newer_one()
    {
        await centre.Send(ground.Li, new MakeFormLink(ground.Id, visit, FormLink.NewToken()));
        (await Anonymous(new OpenFormLink(token))).Refusal.Should().Be(ReceptionRefusals.LinkOver);

        var newest = FormLink.NewToken();
        await centre.Send(ground.Li, new MakeFormLink(ground.Id, visit, newest));
        centre.Clock.Advance(FormLink.Life);
        (await Anonymous(new OpenFormLink(newest))).Refusal.Should().Be(ReceptionRefusals.LinkOver);
    }

    [Fact]
    public async Task Needs_the_consent()
    {
        var refused = await Anonymous(Form("周女士", "13900000009") with { ConsentVersion = "" });

        refused.Refusal!.Fields.Should().ContainKey("ConsentVersion");
        (await Send("周女士", "13900000009")).Refusal.Should().BeNull("a refused try does not use up the link");
    }

    [Fact]
    public async Task Cannot_be_made_while_there_is_no_wording_to_consent_to()
    {
        await centre.Database(db => db.ConsentTexts.IgnoreQueryFilters().ExecuteDeleteAsync());

        (await ground.Refused(ground.Li, new MakeFormLink(ground.Id, visit, FormLink.NewToken()))).Should().Be(CustomerRefusals.NoConsentText);
    }

    [Fact]
    public async Task Leaves_its_secret_nowhere()
    {
        await Send("周女士", "13900000009");

        (await centre.Database(db => db.AuditEntries.AnyAsync(entry => entry.Content.Contains(token) || entry.Answer.Contains(token)))).Should().BeFalse();
        (await centre.Database(db => db.FormLinks.IgnoreQueryFilters().AnyAsync(link => link.TokenHash == token))).Should().BeFalse();
    }

    [Fact]
    public async Task Is_made_by_whoever_receives_the_visitor() =>
        (await ground.Refused(ground.Wang, new MakeFormLink(ground.Id, visit, FormLink.NewToken()))).Should().Be(ReceptionRefusals.VisitOfOther);

    private SendForm Form(string name, string phone) =>
        new(token) { Name = name, Phone = phone, ConsentVersion = "1", Fields = new VisitFormFields { Name = name, Phone = phone } };

    private Task<Result<Done>> Send(string name, string phone) => Anonymous(Form(name, phone));

    private Task<Result<T>> Anonymous<T>(Command<T> command) => centre.Services.GetRequiredService<Dispatcher>().Send<T>(command, null);

    private Task<Result<T>> Anonymous<T>(Query<T> query) => centre.Services.GetRequiredService<Dispatcher>().Send<T>(query, null);
}
