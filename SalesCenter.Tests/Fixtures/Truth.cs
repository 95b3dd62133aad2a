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
    /// <summary>Asserts all of it over all projects.</summary>
    public static async Task Holds(this TestCentre centre)
    {
        foreach (var projectId in await centre.Database(db => db.Projects.Select(project => project.Id).ToListAsync()))
            await centre.Holds(projectId);
    }

    /// <summary>Asserts all of it over one project, in the tests' own words and in the product's.</summary>
    public static async Task Holds(this TestCentre centre, Guid projectId)
    {
        await centre.Database(db => Check(db, projectId));
        await centre.Database(db => OwnershipTruth.Check(db, projectId));
        await centre.Services.GetRequiredService<AuditSealer>().Seal(CancellationToken.None);
        await using var scope = centre.Services.CreateAsyncScope();
        var findings = await scope.ServiceProvider.GetRequiredService<Invariants>().Check(projectId, CancellationToken.None);
        findings.Where(finding => !finding.IsOk).Should().BeEmpty();
    }

    private static async Task Check(SalesDb db, Guid projectId)
    {
        var units = await db.Units.IgnoreQueryFilters().AsNoTracking().Where(unit => unit.ProjectId == projectId).ToListAsync();
        var deals = await db.Deals.IgnoreQueryFilters().AsNoTracking().Where(deal => deal.ProjectId == projectId && deal.IsOpen).ToListAsync();
        var openUnits = deals.SelectMany(deal => deal.Units.Select(unit => unit.UnitId)).ToList();
        openUnits.Should().OnlyHaveUniqueItems("a unit has at most one open deal");
        units.Where(unit => unit.Status.IsTaken()).Select(unit => unit.Id).Should().BeEquivalentTo(openUnits, "a taken unit has exactly one open deal, a free one none");
        deals.SelectMany(deal => deal.Units).Should().NotContain(unit => !unit.IsOpen);
        deals.Where(deal => deal.Stage == 0).Select(deal => deal.ConsultantId).Should().OnlyHaveUniqueItems("a consultant has one hold");

        var log = await db.BoardLog.IgnoreQueryFilters().AsNoTracking().Where(entry => entry.ProjectId == projectId).OrderBy(entry => entry.Number).ToListAsync();
        log.Select(entry => entry.Number).Should().Equal(Enumerable.Range(1, log.Count).Select(number => (long)number), "the board log has no gap");
        (await db.Projects.Where(project => project.Id == projectId).Select(project => project.BoardVersion).SingleAsync()).Should().Be(log.Count);
        var last = log.Where(entry => entry.UnitId is not null).GroupBy(entry => entry.UnitId!.Value).ToDictionary(group => group.Key, group => group.Last().Status);
        units.Where(unit => unit.Status != last.GetValueOrDefault(unit.Id, UnitStatus.Unreleased)).Should().BeEmpty("the log ends where the units stand");

        var requests = await db.AuditEntries.Where(entry => entry.ProjectId == projectId).Select(entry => entry.RequestId).ToListAsync();
        requests.Should().OnlyHaveUniqueItems("a request has one effect");
    }
}
