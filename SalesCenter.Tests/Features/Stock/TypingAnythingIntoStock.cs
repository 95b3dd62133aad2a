using Microsoft.EntityFrameworkCore;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock;
using SalesCenter.Web.Features.Stock.Batches;
using SalesCenter.Web.Features.Stock.Permits;
using SalesCenter.Web.Features.Stock.Prices;
using SalesCenter.Web.Features.Stock.Units;
using SalesCenter.Web.Features.Stock.Withholding;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Stock;

/// <summary>Whatever is typed is either kept as it was typed, spaces at the ends apart, or refused with the field named.</summary>
public sealed class TypingAnythingIntoStock : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private FreshProject project = null!;

    public async ValueTask InitializeAsync() => project = await FreshProject.In(centre, floors: 1, roomsPerFloor: 1);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public Task As_the_name_of_a_batch() => Kept(
        nameof(PlanBatch.Name), text => new PlanBatch(project.Id, text, project.Units, BatchOpening.ByHand, null),
        db => db.ReleaseBatches.IgnoreQueryFilters().OrderBy(batch => batch.Id).Select(batch => batch.Name));

    [Fact]
    public Task As_the_name_of_a_price_version() => Kept(
        nameof(DraftPrices.Name), text => new DraftPrices(project.Id, text, new UnitFilter()),
        db => db.PriceVersions.IgnoreQueryFilters().Where(version => version.Number > 1).OrderBy(version => version.Number).Select(version => version.Name));

    [Fact]
    public async Task As_the_number_of_a_permit()
    {
        var permit = (await centre.Send(project.Manager, new SavePermit(project.Id, null, "002", new DateOnly(2026, 1, 1), []))).Value;
        foreach (var text in NaughtyStrings.All)
        {
            var result = await centre.Send(project.Manager, new SavePermit(project.Id, permit, text, new DateOnly(2026, 1, 1), []));
            if (result.Succeeded)
                (await centre.Ask(project.Manager, new GetPermits(project.Id))).Value.Permits.Should().ContainSingle(row => row.Number == text.Trim());
            else
                result.Refusal.Fields.Should().ContainKey(nameof(SavePermit.Number), Shown(text));
        }
    }

    [Fact]
    public async Task As_the_reason_of_a_withholding()
    {
        await centre.Send(project.Manager, new PlanBatch(project.Id, "首开", project.Units, BatchOpening.Now, null));
        foreach (var text in NaughtyStrings.All)
        {
            var result = await centre.Send(project.Manager, new WithholdUnits(project.Id, project.Units, text, centre.Now.AddDays(1)));
            if (!result.Succeeded)
            {
                result.Refusal.Fields.Should().ContainKey(nameof(WithholdUnits.Reason), Shown(text));
                continue;
            }
            (await project.Unit(project.Units[0])).Withholding!.Reason.Should().Be(text.Trim());
            await centre.Send(project.Manager, new EndWithholdings(project.Id, project.Units));
        }
    }

    [Fact]
    public async Task As_a_filter_it_finds_nothing_and_breaks_nothing()
    {
        foreach (var text in NaughtyStrings.All.Where(text => text.Length > 0))
        {
            var found = await centre.Ask(project.Manager, new GetUnits(project.Id, new UnitFilter(Layout: text, Room: text), UnitOrder.Position, false, 0, 10));
            if (found.Succeeded)
                found.Value.Total.Should().Be(0, Shown(text));
            else
                found.Refusal.Fields.Should().ContainKey("Filter.Layout", Shown(text));
        }
    }

    private async Task Kept(string field, Func<string, Command<Guid>> command, Func<SalesCenter.Infrastructure.Persistence.SalesDb, IQueryable<string>> stored)
    {
        var kept = new List<string>();
        foreach (var text in NaughtyStrings.All)
        {
            var result = await centre.Send(project.Manager, command(text));
            if (result.Succeeded)
                kept.Add(text.Trim());
            else
                result.Refusal.Fields.Should().ContainKey(field, Shown(text));
        }
        kept.Should().NotBeEmpty();
        (await centre.Database(db => stored(db).ToListAsync())).Order(StringComparer.Ordinal).Should().Equal(kept.Order(StringComparer.Ordinal));
    }

    private static string Shown(string text) => string.Concat(text.Take(30).Select(character => character < 0x7f && character > 0x1f ? character.ToString() : $"[{(int)character:x}]"));
}
