using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Fixtures;

/// <summary>What is always true of customers and their owners, in the tests' own words.</summary>
internal static class OwnershipTruth
{
    public static async Task Check(SalesDb db, Guid projectId)
    {
        var customers = await db.Customers.IgnoreQueryFilters().AsNoTracking().Include(customer => customer.Identities).Include(customer => customer.Ownerships)
            .Where(customer => customer.ProjectId == projectId).ToListAsync();
        customers.SelectMany(customer => customer.Identities).Select(identity => (identity.Kind, identity.Key)).Should().OnlyHaveUniqueItems("an identity belongs to one customer");
        foreach (var customer in customers)
        {
            customer.Ownerships.Where(ownership => ownership.IsOpen).Select(ownership => (Guid?)ownership.OwnerId).Should()
                .Equal(customer.OwnerId is { } owner ? [owner] : [], "a customer has one owner at most, whom every screen shows");
            customer.Ownerships.Should().OnlyContain(ownership => ownership.IsOpen == (ownership.EndedAt == null) && ownership.IsOpen == (ownership.End == null));
            var spans = customer.Ownerships.OrderBy(ownership => ownership.Since).ThenBy(ownership => ownership.EndedAt ?? DateTime.MaxValue).ToList();
            spans.Zip(spans.Skip(1)).Where(pair => pair.First.EndedAt is not { } end || end > pair.Second.Since).Should().BeEmpty("at every instant there is one owner at most");
            spans.Should().OnlyContain(span => span.EndedAt == null || span.EndedAt >= span.Since);
            if (customer.JoinedToId is not null)
                (customer.OwnerId, customer.Identities.Count).Should().Be((null, 0), "who was found to be another stands for nobody");
        }
        var disputed = customers.Where(customer => customer.DisputeId is not null).Select(customer => (customer.Id, customer.DisputeId!.Value));
        var open = await db.Disputes.IgnoreQueryFilters().AsNoTracking().Where(dispute => dispute.ProjectId == projectId && dispute.IsOpen).ToListAsync();
        open.Select(dispute => (dispute.CustomerId, dispute.Id)).Should().BeEquivalentTo(disputed, "a dispute and its customer know each other");
        foreach (var verdict in await db.Verdicts.IgnoreQueryFilters().AsNoTracking().Where(verdict => verdict.ProjectId == projectId).ToListAsync())
            verdict.Read().Recompute().Should().Be(verdict.Read(), "a verdict follows from what was kept with it");
    }
}
