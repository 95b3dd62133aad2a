using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock;
using SalesCenter.Web.Features.Stock.Batches;
using SalesCenter.Web.Features.Stock.Blocks;
using SalesCenter.Web.Features.Stock.Links;
using SalesCenter.Web.Features.Stock.Permits;
using SalesCenter.Web.Features.Stock.Prices;
using SalesCenter.Web.Features.Stock.Units;
using SalesCenter.Web.Features.Stock.Withholding;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Stock;

public sealed class WhoMayChangeStock : IAsyncLifetime
{
    private static readonly Guid Some = Guid.NewGuid();
    private readonly TestCentre centre = new();
    private FreshProject project = null!;

    private IReadOnlyList<Command<Done>> Changes =>
    [
        new SetSaleBlocks(project.Id, project.Units, SaleBlocks.Seized, Lift: true),
        new LinkUnits(project.Id, project.Units, null),
        new WithholdUnits(project.Id, project.Units, "预留", centre.Now.AddDays(1)),
        new EndWithholdings(project.Id, project.Units),
        new OpenBatch(project.Id, Some),
        new CallOffBatch(project.Id, Some),
        new RevisePrices(project.Id, Some, new UnitFilter(), null, new PriceChange(PriceKind.List, PriceChangeWay.Percent, 1)),
        new CheckPrices(project.Id, Some),
        new ApprovePrices(project.Id, Some, centre.Now),
        new DiscardPrices(project.Id, Some),
    ];

    private IReadOnlyList<Command<Guid>> Beginnings =>
    [
        new PlanBatch(project.Id, "首开", project.Units, BatchOpening.Now, null),
        new DraftPrices(project.Id, "二批", new UnitFilter()),
        new SavePermit(project.Id, null, "002", new DateOnly(2026, 1, 1), []),
    ];

    public async ValueTask InitializeAsync() => project = await FreshProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Cashier)]
    public async Task Nobody_below_a_manager(Role role)
    {
        var person = await centre.Hire("同事", role, project.Id);

        foreach (var change in Changes)
            (await centre.Send(person, change)).Refusal!.Code.Should().Be("role.forbidden", change.GetType().Name);
        foreach (var beginning in Beginnings)
            (await centre.Send(person, beginning)).Refusal!.Code.Should().Be("role.forbidden", beginning.GetType().Name);
        (await centre.Database(db => db.AuditEntries.IgnoreQueryFilters().CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task No_manager_of_another_project()
    {
        var stranger = await centre.Hire("别的经理", Role.SalesManager, (await SmallProject.In(centre, 1, 1)).Id);

        foreach (var beginning in Beginnings)
            (await centre.Send(stranger, beginning)).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Nobody_but_the_product_itself_does_what_the_clock_does()
    {
        Command<int>[] duties = [new OpenPlannedBatches(project.Id), new PutPricesIntoEffect(project.Id), new RemindOfWithholdings(project.Id)];
        foreach (var duty in duties)
            (await centre.Send(project.Director, duty)).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Consultants_do_not_see_prices_in_versions_batches_or_permits()
    {
        (await centre.Ask(project.Consultant, new GetPriceVersions(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(project.Consultant, new GetPriceVersion(project.Id, Some, new UnitFilter(), 0, 10))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(project.Consultant, new GetBatches(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(project.Consultant, new GetPermits(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(project.Consultant, new GetUnitIds(project.Id, new UnitFilter()))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task What_was_never_drafted_or_planned_is_said_so()
    {
        (await centre.Send(project.Manager, new OpenBatch(project.Id, Some))).Refusal!.Code.Should().Be("batch.unknown");
        (await centre.Send(project.Manager, new CheckPrices(project.Id, Some))).Refusal!.Code.Should().Be("prices.unknown");
        (await centre.Ask(project.Manager, new GetPriceVersion(project.Id, Some, new UnitFilter(), 0, 10))).Refusal!.Code.Should().Be("prices.unknown");
        (await centre.Send(project.Manager, new SavePermit(project.Id, Some, "9", new DateOnly(2026, 1, 1), []))).Refusal!.Code.Should().Be("permit.unknown");
    }
}
