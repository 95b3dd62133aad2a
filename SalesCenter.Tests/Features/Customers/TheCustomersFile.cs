using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>Who sees what of a customer, and what is written into the file.</summary>
public sealed class TheCustomersFile : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid clerk;

    private Guid Zhao => project.CustomerOfLiWen;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Is_open_to_the_owner_and_to_superiors()
    {
        foreach (var reader in new[] { project.LiWen, project.Manager, await centre.Hire("吴刚", Role.Supervisor, project.Id) })
        {
            var sheet = await Sheet(reader);
            (sheet.Sight, sheet.Name, sheet.Phone, sheet.OwnerId).Should().Be((CustomerSight.Whole, "赵先生", "13800000001", (Guid?)project.LiWen));
            sheet.Inside!.Identities.Should().ContainSingle().Which.Shown.Should().Be("13800000001");
        }
    }

    [Fact]
    public async Task Shows_colleagues_surname_owner_and_stage_and_the_desk_less()
    {
        var colleague = await Sheet(project.WangFang);
        (colleague.Sight, colleague.Name, colleague.Phone, colleague.OwnerId, colleague.Inside).Should().Be((CustomerSight.Colleague, "赵**", "138****0001", (Guid?)project.LiWen, null));

        var desk = await Sheet(clerk);
        (desk.Sight, desk.Name, desk.Phone, desk.OwnerId, desk.Inside).Should().Be((CustomerSight.Owner, "", "", (Guid?)project.LiWen, null));
        foreach (var sheet in new[] { colleague, desk })
            JsonSerializer.Serialize(sheet).Should().NotContain("13800000001").And.NotContain("赵先生");
    }

    [Fact]
    public async Task Is_closed_to_colleagues_for_every_question_and_every_step()
    {
        var identity = (await Sheet(project.LiWen)).Inside!.Identities[0].Id;
        (await centre.Ask(project.WangFang, new GetTimeline(project.Id, Zhao))).Refusal.Should().Be(DealRefusals.CustomerOfOther(project.LiWen));
        Command<Done>[] steps =
        [
            new AddIdentity(project.Id, Zhao, IdentityKind.Phone, "13900000001"),
            new AddIdDocument(project.Id, Zhao, IdDocumentKind.IdCard, "11010519491231002X"),
            new RemoveIdentity(project.Id, Zhao, identity),
            new CallFirst(project.Id, Zhao, identity),
            new LinkRelative(project.Id, Zhao, Relation.Spouse, "钱", ""),
            new PlanNext(project.Id, Zhao, "回电", centre.Now.AddDays(1)),
            new LoseCustomer(project.Id, Zhao, "x"),
            new RecordConsent(project.Id, Zhao),
            Correction("改名"),
        ];
        foreach (var step in steps)
            (await centre.Send(project.WangFang, step)).Refusal.Should().Be(DealRefusals.CustomerOfOther(project.LiWen), step.GetType().Name);
        (await centre.Send(project.WangFang, Contacted())).Refusal.Should().Be(DealRefusals.CustomerOfOther(project.LiWen));
        foreach (var step in steps)
            (await centre.Send(clerk, step)).Refusal!.Code.Should().Be("role.forbidden", step.GetType().Name);
        (await centre.Ask(clerk, new GetTimeline(project.Id, Zhao))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Of_another_project_is_unknown()
    {
        var elsewhere = await SmallProject.In(centre);

        (await centre.Ask(elsewhere.Manager, new GetCustomer(elsewhere.Id, Zhao))).Refusal.Should().Be(CustomerRefusals.Unknown);
        (await centre.Send(elsewhere.Manager, new RevealIdentity(elsewhere.Id, Zhao, null, "x"))).Refusal.Should().Be(CustomerRefusals.Unknown);
    }

    [Theory]
    [InlineData(IdentityKind.Phone, "0755-2388 1234", "075523881234")]
    [InlineData(IdentityKind.Email, " Zhao@Example.COM", "zhao@example.com")]
    [InlineData(IdentityKind.WeChat, "Zhao_2026", "zhao_2026")]
    public async Task Takes_further_ways_to_reach_them_as_they_are_written(IdentityKind kind, string written, string kept)
    {
        (await centre.Send(project.LiWen, new AddIdentity(project.Id, Zhao, kind, written))).Refusal.Should().BeNull();

        (await Sheet(project.LiWen)).Inside!.Identities.Should().Contain(line => line.Kind == kind && line.Shown == kept);
    }

    [Theory]
    [InlineData(IdentityKind.Phone, "12", "customer.phone-invalid")]
    [InlineData(IdentityKind.Phone, "1391111222", "customer.phone-invalid")]
    [InlineData(IdentityKind.Email, "zhao@", "customer.email-invalid")]
    [InlineData(IdentityKind.WeChat, "赵", "customer.wechat-invalid")]
    public async Task Refuses_what_reaches_nobody_beside_the_field(IdentityKind kind, string written, string code) =>
        (await centre.Send(project.LiWen, new AddIdentity(project.Id, Zhao, kind, written))).Refusal!.Fields[nameof(AddIdentity.Text)].Code.Should().Be(code);

    [Fact]
    public async Task Refuses_a_colleagues_customers_number_naming_the_colleague() =>
        (await centre.Send(project.LiWen, new AddIdentity(project.Id, Zhao, IdentityKind.Phone, "138 0000 0002"))).Refusal
            .Should().Be(CustomerRefusals.IdentityOfColleague(project.WangFang, centre.Now, centre.Now.AddDays(30)));

    [Fact]
    public async Task Refuses_the_number_of_a_customer_whom_nobody_protects_naming_them_masked()
    {
        centre.Clock.Advance(TimeSpan.FromDays(31));

        (await centre.Send(project.LiWen, new AddIdentity(project.Id, Zhao, IdentityKind.Phone, "138 0000 0002"))).Refusal.Should().Be(CustomerRefusals.IdentityOfOther("钱**"));
    }

    [Fact]
    public async Task Keeps_an_id_number_encrypted_masked_and_out_of_the_audit_trail()
    {
        const string number = "11010519491231002X";
        (await centre.Send(project.LiWen, new AddIdDocument(project.Id, Zhao, IdDocumentKind.IdCard, number))).Refusal.Should().BeNull();

        var line = (await Sheet(project.LiWen)).Inside!.Identities.Single(line => line.Kind == IdentityKind.IdDocument);
        line.Shown.Should().Be("**** 002X");
        var revealed = await centre.Send(project.LiWen, new RevealIdentity(project.Id, Zhao, line.Id, "办认购"));
        revealed.Value.Text.Should().Be(number);
        var written = await centre.Database(db => db.AuditEntries.Select(entry => entry.Content + entry.Answer).ToListAsync());
        written.Should().NotContain(text => text.Contains(number));
        (await centre.Database(db => db.Identities.IgnoreQueryFilters().Select(identity => identity.Key + identity.Kept).ToListAsync())).Should().NotContain(text => text.Contains("19491231"));
    }

    [Fact]
    public async Task Says_beside_the_field_what_is_wrong_with_an_id_number() =>
        (await centre.Send(project.LiWen, new AddIdDocument(project.Id, Zhao, IdDocumentKind.IdCard, "110105194912310021"))).Refusal!.Fields[nameof(AddIdDocument.Number)].Code.Should().Be("customer.id-check-digit");

    [Fact]
    public async Task A_colleague_looks_at_the_number_with_a_reason_and_the_owner_is_told()
    {
        (await centre.Send(project.WangFang, new RevealIdentity(project.Id, Zhao, null, " "))).Refusal!.Fields.Should().ContainKey(nameof(RevealIdentity.Reason));
        (await centre.Send(clerk, new RevealIdentity(project.Id, Zhao, null, "x"))).Refusal!.Code.Should().Be("role.forbidden");

        (await centre.Send(project.WangFang, new RevealIdentity(project.Id, Zhao, null, "客户在前台等候"))).Value.Text.Should().Be("13800000001");

        (await centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == project.LiWen).Select(notice => notice.Code).ToListAsync())).Should().Equal("notice.number-revealed");
        var row = (await centre.Ask(project.Manager, new GetDisclosures(project.Id))).Value.Rows.Should().ContainSingle().Subject;
        (row.ById, row.CustomerId, row.Kind, row.What, row.Reason).Should().Be((project.WangFang, Zhao, DisclosureKind.Revealed, (IdentityKind?)IdentityKind.Phone, "客户在前台等候"));
        (await centre.Ask(project.LiWen, new GetDisclosures(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task A_colleague_cannot_look_at_another_identity_than_the_first_number()
    {
        var identity = (await Sheet(project.LiWen)).Inside!.Identities[0].Id;

        (await centre.Send(project.WangFang, new RevealIdentity(project.Id, Zhao, identity, "x"))).Refusal.Should().Be(CustomerRefusals.IdentityUnknown);
    }

    [Fact]
    public async Task Tells_its_story_the_latest_first_and_marks_what_was_entered_late()
    {
        await centre.Send(project.LiWen, Contacted());
        centre.Clock.Advance(TimeSpan.FromDays(3));
        await centre.Send(project.LiWen, Contacted() with { At = centre.Now.AddDays(-2), Content = "补录的电话" });
        await centre.Send(project.LiWen, Contacted() with { Content = "<script>alert(1)</script>" });

        var page = (await centre.Ask(project.LiWen, new GetTimeline(project.Id, Zhao))).Value;
        page.Lines.Where(line => line.Kind == MomentKind.FollowedUp).Select(line => (line.Text, line.IsLate)).Should()
            .Equal(("<script>alert(1)</script>", false), ("补录的电话", true), ("聊了户型", false));
        page.Total.Should().Be(page.Lines.Count);
    }

    [Fact]
    public async Task Links_a_relative_who_is_a_customer_and_shows_them_masked_where_their_file_is_closed()
    {
        await centre.Send(project.LiWen, new LinkRelative(project.Id, Zhao, Relation.Spouse, "钱女士", "+86 138 0000 0002"));

        var line = (await Sheet(project.LiWen)).Inside!.Relatives.Should().ContainSingle().Subject;
        (line.Name, line.Phone, line.CustomerId).Should().Be(("钱**", "138****0002", (Guid?)project.CustomerOfWangFang));
        await centre.Send(project.LiWen, new UnlinkRelative(project.Id, Zhao, line.Id));
        (await Sheet(project.LiWen)).Inside!.Relatives.Should().BeEmpty();
    }

    [Fact]
    public async Task Is_corrected_as_a_whole()
    {
        (await centre.Send(project.LiWen, Correction("赵大明") with { BudgetFrom = 500, BudgetTo = 300 })).Refusal!.Fields.Should().ContainKey(nameof(CorrectCustomer.BudgetTo));

        (await centre.Send(project.LiWen, Correction("赵大明"))).Refusal.Should().BeNull();

        var sheet = await Sheet(project.LiWen);
        (sheet.Name, sheet.FormOfAddress, sheet.Inside!.Tags, sheet.Inside.Wishes.BudgetTo, sheet.Inside.Profile.LivesIn).Should().Be(("赵大明", FormOfAddress.Mr, "老乡", 600, "南山"));
    }

    private async Task<CustomerSheet> Sheet(Guid reader) => (await centre.Ask(reader, new GetCustomer(project.Id, Zhao))).Value;

    private AddFollowUp Contacted() => new(project.Id, Zhao, ContactWay.Phone, ContactResult.Reached, "聊了户型", null, "", null, null);

    private CorrectCustomer Correction(string name) => new(
        project.Id, Zhao, name, FormOfAddress.Mr, "老乡", "三房", 90, 120, 500, 600, "自住", "学区", "价格", "南山", "福田", "30-39", "三口之家", "朋友介绍", "");
}
