using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Projects;

public sealed class RulingContracts : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Rules_of_contracts_are_changed_by_managers_and_leave_all_others_as_they_were()
    {
        var before = (await Rules()).Settings;

        (await centre.Send(project.Manager, Wanted)).Refusal.Should().BeNull();

        var saved = await Rules();
        saved.Settings.Should().BeEquivalentTo(before with
        {
            ContractChangePath = ApprovalPath.ManagerThenDirector,
            UnitReturnPath = ApprovalPath.ManagerThenProjectCompany,
            ClausePath = ApprovalPath.Manager,
            OnlineSigningDays = 20,
            FilingDays = 25,
            ReturnPenaltyPercent = 10,
            FirstPaymentRules = [new FirstPaymentRule("", new DateOnly(2026, 1, 1), 20), new FirstPaymentRule("商铺", new DateOnly(2026, 1, 1), 50)],
        });
        saved.Settings.For("商铺", new DateOnly(2026, 6, 1)).LeastFirstPaymentPercent.Should().Be(50);
        saved.Settings.For("住宅", new DateOnly(2026, 6, 1)).LeastFirstPaymentPercent.Should().Be(20);
        saved.Settings.For("住宅", new DateOnly(2025, 12, 31)).LeastFirstPaymentPercent.Should().Be(30, "no rule held then");
    }

    [Fact]
    public async Task Of_two_rules_for_the_same_use_and_day_the_later_one_counts_and_none_is_a_rule_too()
    {
        await centre.Send(project.Manager, Wanted with { FirstPayments = [new("商铺", new DateOnly(2026, 1, 1), 40), new(" 商铺 ", new DateOnly(2026, 1, 1), 60)] });
        (await Rules()).Settings.FirstPaymentRules.Should().Equal(new FirstPaymentRule("商铺", new DateOnly(2026, 1, 1), 60));

        await centre.Send(project.Manager, Wanted with { FirstPayments = [] });

        (await Rules()).Settings.FirstPaymentRules.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_and_changes_nothing()
    {
        var before = (await Rules()).Settings;
        ConfigureContractRules[] outOfRange =
        [
            Wanted with { OnlineSigningDays = 0 }, Wanted with { OnlineSigningDays = 91 }, Wanted with { FilingDays = 0 }, Wanted with { FilingDays = 91 }, Wanted with { ReturnPenaltyPercent = -1 },
            Wanted with { ReturnPenaltyPercent = 21 }, Wanted with { FirstPayments = [new("", default, 0)] }, Wanted with { FirstPayments = [new("", default, 101)] },
            Wanted with { FirstPayments = [.. Enumerable.Range(0, 21).Select(day => new FirstPaymentWish("", new DateOnly(2026, 1, 1).AddDays(day), 30))] },
        ];

        foreach (var rules in outOfRange)
            (await centre.Send(project.Manager, rules)).Refusal!.Code.Should().Be("settings.out-of-range");
        (await centre.Send(project.Manager, Wanted with { Clause = (ApprovalPath)9 })).Refusal!.Code.Should().Be("settings.path");
        (await centre.Send(project.Manager, Wanted with { FirstPayments = [new(new string('铺', 41), default, 30)] })).Refusal!.Fields.Should().ContainKey("FirstPayments.0.Use");
        foreach (var person in new[] { project.LiWen, await centre.Hire("孙出纳", Role.Cashier, project.Id), await centre.Hire("何助理", Role.SalesAssistant, project.Id), (await SmallProject.In(centre)).Manager })
            (await centre.Send(person, Wanted)).Refusal!.Code.Should().Be("role.forbidden");
        (await Rules()).Settings.Should().BeEquivalentTo(before);
    }

    private ConfigureContractRules Wanted => new(
        project.Id, ApprovalPath.ManagerThenDirector, ApprovalPath.ManagerThenProjectCompany, ApprovalPath.Manager, 20, 25, 10, [new("商铺", new DateOnly(2026, 1, 1), 50), new("", new DateOnly(2026, 1, 1), 20)]);

    private async Task<ProjectRules> Rules() => (await centre.Ask(project.Manager, new GetProjectRules(project.Id))).Value;
}
