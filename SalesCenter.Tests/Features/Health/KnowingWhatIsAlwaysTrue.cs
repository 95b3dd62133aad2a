using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Health;
using SalesCenter.Web.Live;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Features.Health;

public sealed class KnowingWhatIsAlwaysTrue : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        await centre.Services.GetRequiredService<BoardBook>().Open(project.Id);
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        var second = await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang));
        await centre.Send(project.WangFang, new SubmitSlip(project.Id, second.Value.DealId));
        await centre.Send(project.Manager, new ApproveSelection(project.Id, second.Value.DealId));
        await centre.Services.GetRequiredService<AuditSealer>().Seal(default);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Finds_nothing_in_a_project_at_work() =>
        (await Check()).Should().HaveCount(13).And.OnlyContain(finding => finding.IsOk);

    [Theory]
    [InlineData("DROP INDEX ux_deals_one_open_per_unit; INSERT INTO DealUnits (DealId, UnitId, ListPriceFen, PriceVersionId, IsOpen) SELECT (SELECT Id FROM Deals ORDER BY Stage DESC LIMIT 1), UnitId, ListPriceFen, PriceVersionId, IsOpen FROM DealUnits WHERE DealId = (SELECT Id FROM Deals ORDER BY Stage LIMIT 1)",
        "invariant.one-open-deal", "contradiction.open-deals")]
    [InlineData("UPDATE Units SET Status = 4 WHERE Status = 3", "invariant.taken-by-deal", "contradiction.status-unlike-deal")]
    [InlineData("UPDATE Units SET Status = 1 WHERE Status = 4", "invariant.taken-by-deal", "contradiction.status-unlike-deal")]
    [InlineData("UPDATE DealUnits SET IsOpen = 0", "invariant.taken-by-deal", "contradiction.status-unlike-deal")]
    [InlineData("UPDATE Units SET Status = 3 WHERE Status = 1", "invariant.taken-by-deal", "contradiction.taken-without-deal")]
    [InlineData("DROP INDEX ux_identities_one_customer; UPDATE CustomerIdentities SET \"Key\" = '13800000001'", "invariant.one-customer", "contradiction.customers")]
    [InlineData("UPDATE Customers SET OwnerId = NULL WHERE Phone = '13800000001'", "invariant.one-owner", "contradiction.owners")]
    [InlineData("DELETE FROM BoardLog WHERE Number = 5", "invariant.log-numbers", "contradiction.log-numbers")]
    [InlineData("UPDATE Projects SET BoardVersion = BoardVersion + 1", "invariant.log-numbers", "contradiction.log-numbers")]
    [InlineData("DELETE FROM BoardLog WHERE Number = (SELECT MAX(Number) FROM BoardLog)", "invariant.log-statuses", "contradiction.log-status")]
    [InlineData("UPDATE Units SET Status = 5 WHERE Status = 4", "invariant.board-true", "contradiction.board-unit")]
    [InlineData("UPDATE Units SET ListPriceFen = 1", "invariant.board-true", "contradiction.board-unit")]
    [InlineData("UPDATE Ledgers SET BalanceFen = 1", "invariant.ledgers", "contradiction.ledger")]
    [InlineData("UPDATE Deals SET Stage = 2 WHERE Stage = 1; UPDATE Units SET Status = 5 WHERE Status = 4", "invariant.subscribed", "contradiction.subscribed")]
    [InlineData("DELETE FROM Subscriptions", "invariant.subscribed", "contradiction.subscribed")]
    public async Task Names_what_contradicts_it(string change, string rule, string contradiction)
    {
        await centre.Tamper(change);

        var finding = (await Check()).Single(finding => finding.Rule == rule);

        finding.IsOk.Should().BeFalse();
        finding.First!.Code.Should().Be(contradiction);
    }

    [Fact]
    public async Task Notices_an_altered_audit_entry()
    {
        await centre.TamperWithAudit("UPDATE AuditEntries SET Answer = 'null' WHERE Id = 2");

        var finding = (await Check()).Single(finding => !finding.IsOk);

        finding.Rule.Should().Be("invariant.audit-chain");
        finding.First!.Values.Should().Equal(2L, 2L);
    }

    [Fact]
    public async Task Notices_entries_that_nobody_seals_after_a_minute_and_not_before()
    {
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Check()).Should().OnlyContain(finding => finding.IsOk);

        centre.Clock.Advance(TimeSpan.FromTicks(1));

        (await Check()).Single(finding => !finding.IsOk).Rule.Should().Be("invariant.audit-sealed");
    }

    [Fact]
    public async Task Is_for_managers_and_administrators_alone()
    {
        var administrator = await centre.Hire("管理员", Role.Administrator, null);

        (await centre.Ask(project.LiWen, new CheckHealth(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(project.Manager, new CheckHealth(project.Id))).Value.Findings.Should().OnlyContain(finding => finding.IsOk);
        (await centre.Ask(administrator, new CheckHealth(project.Id))).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Raises_the_alarm_by_itself()
    {
        var watch = centre.Services.GetRequiredService<InvariantWatch>();
        await watch.Look(default);
        watch.Wrong.Should().Be(0);

        await centre.Tamper("UPDATE Projects SET BoardVersion = BoardVersion + 1");
        await watch.Look(default);

        watch.Wrong.Should().Be(1);
    }

    [Fact]
    public async Task As_a_command_it_ends_with_0_when_all_is_right_and_2_when_not()
    {
        (await Verify()).Should().Be(0);

        await centre.Tamper("UPDATE Units SET Status = 1 WHERE Status = 4");

        (await Verify()).Should().Be(2);
    }

    [Fact]
    public async Task As_a_command_it_seals_what_a_killed_server_left_behind_and_nothing_of_a_running_one()
    {
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        await Verify();
        (await centre.Database(db => db.AuditSeals.CountAsync())).Should().Be(4);

        centre.Clock.Advance(TimeSpan.FromMinutes(2));

        (await Verify()).Should().Be(0);
        (await centre.Database(db => db.AuditSeals.CountAsync())).Should().Be(5);
    }

    [Fact]
    public async Task As_a_command_it_ends_with_1_when_there_is_no_database_of_this_version()
    {
        await centre.Tamper("DELETE FROM __EFMigrationsHistory");

        (await Verify()).Should().Be(1);
    }

    private Task<int> Verify() => CommandLine.Run(["verify"], new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null), centre.Services);

    private async Task<IReadOnlyList<Finding>> Check()
    {
        await using var scope = centre.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invariants>().Check(project.Id, default);
    }
}
