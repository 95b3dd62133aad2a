using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Fixtures;

/// <summary>What is always true of a database of the product, whatever happened to it; checked after every race and fault.</summary>
public static class Truth
{
    /// <summary>Asserts all of it over all projects, in the tests' own words and in the product's.</summary>
    public static async Task Holds(this TestCentre centre)
    {
        await centre.Database(Check);
        await centre.Services.GetRequiredService<AuditSealer>().Seal(CancellationToken.None);
        await using var scope = centre.Services.CreateAsyncScope();
        var findings = await scope.ServiceProvider.GetRequiredService<Invariants>().CheckAll(CancellationToken.None);
        findings.SelectMany(project => project.Findings).Where(finding => !finding.IsOk).Should().BeEmpty();
    }

    private static async Task Check(SalesDb db)
    {
        var units = await db.Units.IgnoreQueryFilters().AsNoTracking().ToListAsync();
        var deals = await db.Deals.IgnoreQueryFilters().AsNoTracking().Where(deal => deal.IsOpen).ToListAsync();
        var openUnits = deals.SelectMany(deal => deal.Units.Select(unit => unit.UnitId)).ToList();
        openUnits.Should().OnlyHaveUniqueItems("a unit has at most one open deal");
        units.Where(unit => unit.Status.IsTaken()).Select(unit => unit.Id).Should().BeEquivalentTo(openUnits, "a taken unit has exactly one open deal, a free one none");
        deals.SelectMany(deal => deal.Units).Should().NotContain(unit => !unit.IsOpen);
        deals.Where(deal => deal.Stage == 0).Select(deal => deal.ConsultantId).Should().OnlyHaveUniqueItems("a consultant has one hold");

        var log = await db.BoardLog.IgnoreQueryFilters().AsNoTracking().OrderBy(entry => entry.Number).ToListAsync();
        foreach (var project in await db.Projects.AsNoTracking().ToListAsync())
        {
            var entries = log.Where(entry => entry.ProjectId == project.Id).ToList();
            entries.Select(entry => entry.Number).Should().Equal(Enumerable.Range(1, entries.Count).Select(number => (long)number), "the board log has no gap");
            project.BoardVersion.Should().Be(entries.Count);
            var last = entries.Where(entry => entry.UnitId is not null).GroupBy(entry => entry.UnitId!.Value).ToDictionary(group => group.Key, group => group.Last().Status);
            foreach (var unit in units.Where(unit => unit.ProjectId == project.Id))
                unit.Status.Should().Be(last.GetValueOrDefault(unit.Id, UnitStatus.Unreleased), "the log ends where the unit stands");
        }
        (await db.AuditEntries.Select(entry => entry.RequestId).ToListAsync()).Should().OnlyHaveUniqueItems("a request has one effect");
    }
}
