using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.Owners.Disputes;
using SalesCenter.Web.Features.Customers.Owners.Verdicts;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Customers.Owners;

public sealed class RulingDisputes : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Goes_from_the_opening_to_the_ruling_with_everybody_told()
    {
        var id = await Open();
        (await Told(project.LiWen)).Should().Equal("notice.dispute-opened");
        (await Told(project.Manager)).Should().Equal("notice.dispute-to-rule");

        (await centre.Send(project.LiWen, new StateCase(project.Id, id, "九月起由我跟进"))).Succeeded.Should().BeTrue();
        (await Told(project.WangFang)).Should().Equal("notice.dispute-stated");

        (await Rule(id, RulingOutcome.Shares, 70, 30)).Succeeded.Should().BeTrue();
        (await Told(project.LiWen)).Should().Equal("notice.dispute-opened", "notice.dispute-ruled");
        (await Told(project.WangFang)).Should().Equal("notice.dispute-stated", "notice.dispute-ruled");

        var seen = (await Read(project.WangFang, id)).Value;
        seen.Ruling!.Shares.Select(share => (share.ConsultantId, share.Percent)).Should().BeEquivalentTo([(project.LiWen, 70), (project.WangFang, 30)]);
        (seen.Owner.Words, seen.Rival.Words, seen.Rival.Evidence).Should().Be(("九月起由我跟进", "首次接访在先", "访客登记表第 12 号"));
        (seen.CustomerName, seen.CustomerPhone).Should().Be(("赵**", "138****0001"));
        (await centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.CustomerId == project.CustomerOfLiWen).Select(entry => entry.Kind).ToListAsync()))
            .Should().Contain([MomentKind.DisputeOpened, MomentKind.RuledShared]);
    }

    [Fact]
    public async Task Moves_the_customer_and_shows_the_owners_one_after_the_other()
    {
        var id = await Open();
        centre.Clock.Advance(TimeSpan.FromHours(1));

        (await Rule(id, RulingOutcome.Moves)).Succeeded.Should().BeTrue();

        var seen = (await Read(project.WangFang, id)).Value;
        seen.CustomerName.Should().Be("赵先生", "the customer is hers now");
        seen.Owners.Select(span => (span.OwnerId, span.End)).Should().Equal((project.LiWen, OwnershipEnd.Ruled), (project.WangFang, null));
        await centre.Holds();
    }

    [Fact]
    public async Task Reads_in_the_timeline_as_what_was_ruled_however_it_was_told_before()
    {
        await Rule(await Open(), RulingOutcome.Keeps);
        var (words, owner, rival) = (centre.Services.GetRequiredService<Words>(), new PersonReference(project.LiWen), new PersonReference(project.WangFang));
        string Said(MomentKind kind, IReadOnlyList<object?> values) => words.Moment(kind, values, at => $"{at:O}");

        var told = (await centre.Ask(project.LiWen, new GetTimeline(project.Id, project.CustomerOfLiWen))).Value.Lines.Single(line => line.Kind == MomentKind.RuledKept);

        Said(told.Kind, told.Values).Should().Be("判客结果：客户仍归 李雯");
        Said(MomentKind.RuledShared, [owner]).Should().Be("判客结果：客户仍归 李雯，佣金由双方分成");
        Said(MomentKind.Ruled, [owner, rival]).Should().Be("判客结果：归属由 李雯 转给 王芳");
        Said(MomentKind.Ruled, ["", rival]).Should().Be("判客结果：归属 王芳");
        Said(MomentKind.Ruled, [RulingOutcome.Keeps, owner]).Should().Be("判客结果：客户仍归 李雯");
        Said(MomentKind.Ruled, [RulingOutcome.Shares, owner]).Should().Be("判客结果：客户仍归 李雯，佣金由双方分成");
    }

    [Fact]
    public async Task Is_final()
    {
        var id = await Open();
        await Rule(id, RulingOutcome.Keeps);

        (await Rule(id, RulingOutcome.Moves)).Refusal.Should().Be(DisputeRefusals.RuledAlready(project.Manager, centre.Now));
    }

    [Fact]
    public async Task Is_for_managers_and_read_by_the_sides_and_their_superiors()
    {
        var id = await Open();
        var stranger = await centre.Hire("张磊", Role.Consultant, project.Id);

        (await centre.Send(project.WangFang, new RuleDispute(project.Id, id, RulingOutcome.Moves, 0, 0, "我的"))).Refusal!.Code.Should().Be("role.forbidden");
        (await Read(stranger, id)).Refusal.Should().Be(DisputeRefusals.Unknown);
        (await centre.Ask(stranger, new GetDisputes(project.Id))).Value.Should().BeEmpty();
        (await centre.Ask(project.LiWen, new GetDisputes(project.Id))).Value.Should().ContainSingle().Which.CustomerName.Should().Be("赵先生");
        (await Read(project.Manager, id)).Value.MayRule.Should().BeTrue();
        (await Read(project.LiWen, id)).Value.Should().Match<DisputeCase>(own => own.MayState && !own.MayRule);
    }

    [Fact]
    public async Task Never_rules_ones_own()
    {
        var judge = await centre.Hire("黄丽", Role.SalesManager, project.Id);
        await centre.Database(async db => await db.Customers.AddAsync(KnownCustomer.Of(judge, project.Id, "孙女士", "13900000009", centre.Now)));
        var id = (await centre.Send(project.WangFang, new OpenDispute(project.Id, (await Find(project.WangFang, "13900000009")).Id, null, "先接访", ""))).Value;

        (await centre.Send(judge, new RuleDispute(project.Id, id, RulingOutcome.Keeps, 0, 0, "归我"))).Refusal.Should().Be(DisputeRefusals.OwnCase);
        (await Read(judge, id)).Value.MayRule.Should().BeFalse();
    }

    [Fact]
    public async Task Finds_the_customer_by_the_whole_number_masked()
    {
        var found = await Find(project.WangFang, "138-0000-0001");

        (found.Name, found.Phone, found.OwnerId).Should().Be(("赵**", "138****0001", project.LiWen));
    }

    [Fact]
    public async Task Has_one_open_case_about_a_customer()
    {
        await Open();

        (await centre.Send(project.LiWen, new OpenDispute(project.Id, project.CustomerOfLiWen, project.WangFang, "抢客", ""))).Refusal.Should().Be(CustomerRefusals.InDispute);
    }

    [Fact]
    public async Task Shows_every_verdict_in_words_and_computes_it_again()
    {
        await centre.Send(project.WangFang, new RegisterCustomer(project.Id, "赵太太", "13800000001", CustomerSource.Call));
        var id = await Open();

        var verdict = (await Read(project.WangFang, id)).Value.Verdicts.Should().ContainSingle().Subject;
        (verdict.AskedById, verdict.Rule, verdict.Outcome, verdict.Source).Should().Be((project.WangFang, MatchRule.Exact, VerdictOutcome.OwnedByOther, CustomerSource.Call));
        var match = verdict.Matches.Should().ContainSingle().Subject;
        (match.Name, match.Phone, match.OwnerId, match.WasProtected, match.Decided).Should().Be(("赵**", "138****0001", project.LiWen, true, true));
        (await centre.Ask(project.Manager, new GetVerdicts(project.Id, project.CustomerOfLiWen))).Value.Verdicts[0].Matches[0].Name.Should().Be("赵先生");

        centre.Clock.Advance(TimeSpan.FromDays(90));
        (await centre.Ask(project.LiWen, new RecomputeVerdict(project.Id, verdict.Id))).Value.Should().Be(new RecomputedVerdict(VerdictOutcome.OwnedByOther, MatchRule.Exact, 1, true));
        var stranger = await centre.Hire("张磊", Role.Consultant, project.Id);
        (await centre.Ask(stranger, new RecomputeVerdict(project.Id, verdict.Id))).Refusal.Should().Be(CustomerRefusals.Unknown);
    }

    private async Task<Guid> Open() => (await centre.Send(project.WangFang, new OpenDispute(project.Id, project.CustomerOfLiWen, null, "首次接访在先", "访客登记表第 12 号"))).Value;

    private Task<Result<Done>> Rule(Guid id, RulingOutcome outcome, int owner = 0, int rival = 0) => centre.Send(project.Manager, new RuleDispute(project.Id, id, outcome, owner, rival, "以首次接访为准"));

    private Task<Result<DisputeCase>> Read(Guid reader, Guid id) => centre.Ask(reader, new GetDispute(project.Id, id));

    private async Task<DisputedCustomer> Find(Guid asker, string number) => (await centre.Ask(asker, new FindDisputed(project.Id, number))).Value;

    private Task<List<string>> Told(Guid person) => centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync());
}
