using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.ListCustomers;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Drafts;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>A customer's own wishes about their data, and what time does to them (个人信息保护法).</summary>
public sealed class ForgettingSomebody : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private Guid Zhao => project.CustomerOfLiWen;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        await centre.Send(project.LiWen, new AddIdDocument(project.Id, Zhao, IdDocumentKind.IdCard, "11010519491231002X"));
        await centre.Send(project.LiWen, new AddFollowUp(project.Id, Zhao, ContactWay.Phone, ContactResult.Reached, "赵先生说周末来", null, "约看房", centre.Now.AddDays(1), IntentLevel.B));
        await centre.Send(project.WangFang, new LinkRelative(project.Id, project.CustomerOfWangFang, Relation.Spouse, "赵先生", "13800000001"));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Everything_known_is_handed_out_by_a_manager_and_that_is_kept()
    {
        (await centre.Send(project.LiWen, new ExportCustomer(project.Id, Zhao, "客户要求"))).Refusal!.Code.Should().Be("role.forbidden");

        var copy = (await centre.Send(project.Manager, new ExportCustomer(project.Id, Zhao, "客户要求"))).Value.Content;

        Workbook.Sheets(copy).Should().Equal("客户概况", "联系方式与证件", "客户归属", "客户动态");
        Workbook.Lines(copy, "联系方式与证件").Select(line => (line["类型"], line["内容"])).Should().Equal(("电话", "13800000001"), ("证件", "11010519491231002X"));
        Workbook.Text(copy).Should().Contain("赵先生").And.Contain("电话跟进：已联系上").And.Contain("周末来").And.Contain("李雯");
        (await centre.Ask(project.Manager, new GetDisclosures(project.Id, DisclosureKind.Exported))).Value.Rows.Should().ContainSingle().Which.Reason.Should().Be("客户要求");
        (await centre.Database(db => db.AuditEntries.Where(entry => entry.Action == nameof(ExportCustomer)).Select(entry => entry.Answer).SingleAsync())).Should().Be("{}");
    }

    [Fact]
    public async Task Erased_nothing_in_the_product_names_them_any_more()
    {
        (await centre.Send(project.LiWen, new EraseCustomer(project.Id, Zhao, "客户要求"))).Refusal!.Code.Should().Be("role.forbidden");

        (await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"))).Refusal.Should().BeNull();

        var sheet = (await centre.Ask(project.Manager, new GetCustomer(project.Id, Zhao))).Value;
        (sheet.Name, sheet.Phone, sheet.OwnerId, sheet.IsAnonymous, sheet.Inside!.Intent).Should().Be((Customer.Nameless, "", (Guid?)null, true, (IntentLevel?)IntentLevel.B));
        (await centre.Ask(project.Manager, new MyCustomers(project.Id, "13800000001"))).Value.Rows.Should().BeEmpty();
        (await centre.Ask(project.Manager, new ListCustomers(project.Id, new CustomerFilter(), CustomerOrder.Registered, true, 1))).Value.Should()
            .Match<CustomerListPage>(list => list.Total == 1 && list.Rows.Single().Id == project.CustomerOfWangFang);
        (await centre.Ask(project.WangFang, new GetCustomer(project.Id, project.CustomerOfWangFang))).Value.Inside!.Relatives.Should().BeEmpty();
        var told = await centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.CustomerId == Zhao).Select(entry => entry.Text + entry.Values).ToListAsync());
        told.Should().NotContain(text => text.Contains("周末") || text.Contains("看房"));
        (await centre.Database(db => db.FollowUps.IgnoreQueryFilters().Select(followUp => followUp.Content).SingleAsync())).Should().BeEmpty();
        (await centre.Ask(project.Manager, new GetDisclosures(project.Id, DisclosureKind.Erased))).Value.Rows.Should().ContainSingle();
        (await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "再来"))).Refusal.Should().Be(CustomerRefusals.Anonymous);
        await centre.Holds(project.Id);
    }

    [Fact]
    public async Task What_is_told_of_a_namesake_stays()
    {
        var (namesake, drafted) = (KnownCustomer.Of(project.WangFang, project.Id, "赵先生", "13800000009", centre.Now), $"call/{project.Id}");
        await centre.Database(async db => await db.Customers.AddAsync(namesake));
        await centre.Send(project.Manager, new ReturnCustomer(project.Id, namesake.Id, "长期无人跟进"));
        await centre.Send(project.Manager, new ReturnCustomer(project.Id, Zhao, "长期无人跟进"));
        await centre.Send(project.WangFang, new SaveDraft(drafted, """{"Phone":"13800000009","Name":"赵先生"}"""));

        await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"));

        (await centre.Ask(project.LiWen, new MyNotices(project.Id))).Value.Latest.Should().BeEmpty();
        (await centre.Ask(project.WangFang, new MyNotices(project.Id))).Value.Latest.Should().ContainSingle().Which.Values.Should().Contain("赵先生");
        (await centre.Ask(project.WangFang, new GetDraft(drafted))).Value.Should().NotBeNull();
    }

    [Fact]
    public async Task A_form_of_buyers_that_was_begun_for_a_deal_of_theirs_goes_too()
    {
        var deal = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], Zhao))).Value.DealId;
        await centre.Send(project.LiWen, new SaveDraft($"buyers/{deal}", """{"Buyers":[{"Name":"赵太太","IdNumber":"E12345678"}]}"""));
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, deal));

        (await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"))).Refusal.Should().BeNull();

        (await centre.Ask(project.LiWen, new GetDraft($"buyers/{deal}"))).Value.Should().BeNull();
    }

    [Fact]
    public async Task All_who_were_found_to_be_the_same_are_forgotten_along()
    {
        var (second, third) = (KnownCustomer.Of(project.LiWen, project.Id, "赵二", "13800000008", centre.Now), KnownCustomer.Of(project.LiWen, project.Id, "赵三", "13800000007", centre.Now.AddDays(-1)));
        await centre.Database(async db => await db.Customers.AddRangeAsync(second, third));
        await centre.Send(project.Manager, new MergeCustomers(project.Id, second.Id, Zhao, "同一人"));
        await centre.Send(project.Manager, new MergeCustomers(project.Id, third.Id, Zhao, "同一人"));
        await centre.Send(project.Manager, new MergeCustomers(project.Id, third.Id, second.Id, "同一人"));
        var all = await centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.OwnerId != project.WangFang).Select(customer => new { customer.Id, customer.JoinedToId }).ToListAsync());
        all.Select(one => one.JoinedToId).OfType<Guid>().Distinct().Should().HaveCount(2, "one was joined to another that was joined in turn");

        await centre.Send(project.Manager, new EraseCustomer(project.Id, all.Single(one => one.JoinedToId is null).Id, "客户要求"));

        (await Names()).Should().BeEquivalentTo(Customer.Nameless, Customer.Nameless, Customer.Nameless, "钱女士");
    }

    [Fact]
    public async Task Who_was_written_down_as_their_own_relative_is_no_hindrance()
    {
        var twin = KnownCustomer.Of(project.LiWen, project.Id, "赵先生", "13800000008", centre.Now.AddDays(1));
        await centre.Database(async db => await db.Customers.AddAsync(twin));
        (await centre.Send(project.LiWen, new LinkRelative(project.Id, Zhao, Relation.Spouse, "赵太太", "13800000008"))).Refusal.Should().BeNull();
        (await centre.Send(project.LiWen, new MergeCustomers(project.Id, Zhao, twin.Id, "同一人"))).Refusal.Should().BeNull();

        (await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"))).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Of_a_customer_with_a_deal_name_and_number_stay()
    {
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], Zhao));

        await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"));

        var sheet = (await centre.Ask(project.LiWen, new GetCustomer(project.Id, Zhao))).Value;
        (sheet.Name, sheet.Phone, sheet.IsAnonymous).Should().Be(("赵先生", "13800000001", false));
        sheet.Inside!.Identities.Should().ContainSingle();
    }

    [Fact]
    public async Task A_number_that_was_erased_can_be_somebodys_again()
    {
        await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"));

        (await centre.Send(project.WangFang, new SalesCenter.Web.Features.Customers.RegisterCustomer.RegisterCustomer(project.Id, "赵大明", "13800000001"))).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Leads_without_contact_are_made_anonymous_after_the_projects_time()
    {
        await centre.Send(project.Manager, new ConfigureCustomerRules(project.Id, 15, 30, 15, 30, false, false, 60));
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], Zhao));
        centre.Clock.Advance(TimeSpan.FromDays(60));
        await centre.Clockwork.Run(CancellationToken.None);
        (await Names()).Should().BeEquivalentTo("赵先生", "钱女士");

        centre.Clock.Advance(TimeSpan.FromHours(2));
        await centre.Clockwork.Run(CancellationToken.None);

        (await Names()).Should().BeEquivalentTo(["赵先生", Customer.Nameless], "who took a unit is kept");
    }

    [Fact]
    public async Task A_customer_agrees_to_the_wording_that_counts_now()
    {
        (await centre.Send(project.LiWen, new RecordConsent(project.Id, Zhao))).Refusal!.Code.Should().Be("consent.no-text");
        (await centre.Send(project.LiWen, new PublishConsentText(project.Id, "x"))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(project.Manager, new PublishConsentText(project.Id, "第一版"))).Value.Should().Be(1);
        await centre.Send(project.LiWen, new RecordConsent(project.Id, Zhao));
        (await centre.Send(project.Manager, new PublishConsentText(project.Id, "第二版"))).Value.Should().Be(2);

        (await centre.Ask(project.LiWen, new GetCustomer(project.Id, Zhao))).Value.Inside!.Consent.Should().Be(new Consent("1", centre.Now));
        (await centre.Ask(project.LiWen, new GetConsentTexts(project.Id))).Value.Select(text => (text.Number, text.Text, text.Agreed)).Should().Equal((2, "第二版", 0), (1, "第一版", 1));
    }

    [Fact]
    public async Task A_consent_is_taken_back_with_what_was_planned_and_can_be_given_anew()
    {
        await centre.Send(project.Manager, new PublishConsentText(project.Id, "第一版"));
        await centre.Send(project.LiWen, new RecordConsent(project.Id, Zhao));
        (await centre.Send(project.WangFang, new WithdrawConsent(project.Id, Zhao))).Refusal!.Code.Should().Be("customer.of-other");

        (await centre.Send(project.LiWen, new WithdrawConsent(project.Id, Zhao))).Refusal.Should().BeNull();

        (await centre.Ask(project.LiWen, new GetCustomer(project.Id, Zhao))).Value.Inside.Should().Match<CustomerInside>(file => file.Consent == null && file.Next == null);
        (await centre.Ask(project.LiWen, new GetTimeline(project.Id, Zhao))).Value.Lines.Should().ContainSingle(line => line.Kind == MomentKind.ConsentWithdrawn && line.ById == project.LiWen);
        (await centre.Ask(project.LiWen, new GetConsentTexts(project.Id))).Value.Single().Agreed.Should().Be(0);
        (await centre.Database(db => db.AuditEntries.CountAsync(entry => entry.Action == nameof(WithdrawConsent) && entry.ActorId == project.LiWen))).Should().Be(1);
        await centre.Send(project.LiWen, new RecordConsent(project.Id, Zhao));
        (await centre.Ask(project.LiWen, new GetCustomer(project.Id, Zhao))).Value.Inside!.Consent.Should().NotBeNull();
    }

    private Task<List<string>> Names() => centre.Database(db => db.Customers.IgnoreQueryFilters().Select(customer => customer.Name).ToListAsync());
}
