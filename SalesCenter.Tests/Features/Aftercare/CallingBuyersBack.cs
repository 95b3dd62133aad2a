using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Aftercare;
using SalesCenter.Web.Features.Aftercare.ReturnCalls;

namespace SalesCenter.Tests.Features.Aftercare;

public sealed class CallingBuyersBack : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Each_call_stands_on_the_deal_with_its_score_the_latest_first_and_a_double_tap_is_one()
    {
        await sale.Must(clerk, Call(null));
        centre.Clock.Advance(TimeSpan.FromHours(1));
        var call = Call(4) with { Remark = "讲解清楚" };
        (await sale.Must(clerk, call)).Should().Be(await sale.Must(clerk, call));

        var calls = (await centre.Ask(sale.Project.LiWen, new GetDealAftercare(sale.Project.Id, sale.DealId))).Value.Calls;
        calls.Select(line => (line.Reached, line.Score, line.Remark, line.ById)).Should().Equal((true, 4, "讲解清楚", clerk), (false, (int?)null, "", clerk));
    }

    [Fact]
    public async Task Is_refused_without_a_score_with_one_of_nobody_and_with_too_many_words()
    {
        (await centre.Send(clerk, Call(4) with { Score = null })).Refusal.Should().Be(ReturnCallRefusals.ScoreMissing(5));
        (await centre.Send(clerk, Call(6))).Refusal.Should().Be(ReturnCallRefusals.ScoreMissing(5));
        (await centre.Send(clerk, Call(4) with { Reached = false })).Refusal.Should().Be(ReturnCallRefusals.NotReached);
        (await centre.Send(clerk, Call(4) with { Remark = new string('好', 1_001) })).Refusal!.Code.Should().Be("input.invalid");

        (await List(clerk)).Should().BeEmpty();
    }

    [Fact]
    public async Task Is_recorded_by_those_who_deal_with_the_buyer_about_a_deal_that_is_theirs_and_sold()
    {
        (await centre.Send(sale.Project.LiWen, Call(5))).Succeeded.Should().BeTrue();
        (await centre.Send(sale.Project.WangFang, Call(5))).Refusal!.Code.Should().Be("role.forbidden");
        foreach (var role in new[] { Role.ProjectCompany, Role.Cashier })
            (await centre.Send(await centre.Hire($"{role}", role, sale.Project.Id), Call(5))).Refusal!.Code.Should().Be("role.forbidden");

        var selected = await Sale.Selected(centre, sale.Project, sale.Project.Units[1]);
        (await centre.Send(clerk, Call(5) with { DealId = selected.DealId })).Refusal!.Code.Should().Be("return-call.not-subscribed");
        var other = await SmallProject.In(centre);
        (await centre.Send(other.Manager, Call(5) with { ProjectId = other.Id })).Refusal.Should().Be(DealRefusals.Unknown);
    }

    [Fact]
    public async Task Calls_are_listed_for_those_whose_business_they_are_by_day()
    {
        await sale.Must(clerk, Call(5));
        centre.Clock.Advance(TimeSpan.FromDays(1));
        await sale.Must(clerk, Call(3));

        (await List(sale.Project.LiWen)).Should().ContainSingle("the other call is tomorrow's").Which.Score.Should().Be(5);
        (await List(sale.Project.Manager, Today.AddDays(1))).Select(line => line.Score).Should().Equal(3, 5);
        (await List(sale.Project.WangFang, Today.AddDays(1))).Should().BeEmpty();
        (await List(clerk, DateOnly.MaxValue)).Should().HaveCount(2, "a mistyped year is no reason to fail");
    }

    [Fact]
    public async Task Figures_count_calls_and_average_scores_by_consultant_and_occasion()
    {
        foreach (var score in new int?[] { 5, 4, 4, null })
            await sale.Must(clerk, Call(score));
        await sale.Must(clerk, Call(null) with { Occasion = OccasionKind.AfterService });
        var leadsOthers = await centre.Hire("周敏", Role.Supervisor, sale.Project.Id);
        await centre.Database(async db => (await db.Memberships.SingleAsync(membership => membership.PersonId == leadsOthers)).Group = "二组");
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SalesCenter.Infrastructure.Identity.PeopleBook>(centre.Services).Forget();

        (await Figures(sale.Project.Manager)).Value.Should().Equal(
            new Satisfaction(sale.Project.LiWen, OccasionKind.AfterSubscription, 4, 3, 4.33m), new Satisfaction(sale.Project.LiWen, OccasionKind.AfterService, 1, 0, null));
        (await Figures(leadsOthers)).Value.Should().BeEmpty();
        foreach (var reader in new[] { sale.Project.LiWen, clerk, sale.Cashier })
            (await Figures(reader)).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(sale.Project.Manager, new ReturnCallFigures(sale.Project.Id, Today.AddDays(1), Today.AddDays(9)))).Value.Should().BeEmpty();
    }

    private RecordReturnCall Call(int? score) => new(sale.Project.Id, sale.DealId, OccasionKind.AfterSubscription, score is not null, score, "");

    private async Task<IReadOnlyList<ReturnCallLine>> List(Guid readerId, DateOnly? until = null) => (await centre.Ask(readerId, new ReturnCallList(sale.Project.Id, Today, until ?? Today))).Value;

    private Task<Result<IReadOnlyList<Satisfaction>>> Figures(Guid readerId) => centre.Ask(readerId, new ReturnCallFigures(sale.Project.Id, Today, Today));
}
