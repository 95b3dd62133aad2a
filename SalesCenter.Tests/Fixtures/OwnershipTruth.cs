using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
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
        {
            var read = verdict.Read();
            read.Recompute().Should().Be(read, "a verdict follows from what was kept with it");
            (read.Outcome, read.Decisive).Should().Be(Decided(read), "and so it does in the tests' own words");
            (verdict.Outcome, verdict.AskedById, verdict.At).Should().Be((read.Outcome, read.AskedById, read.At), "what is listed is what was decided");
            if (read.Decisive is { Rule: MatchRule.IdNumber or MatchRule.Exact } known)
                verdict.CustomerId.Should().Be(known.CustomerId, "a verdict is kept with whom it is about");
        }
    }

    /// <summary>The decision order of the procedure: ID, number, family, and only possibly a masked number; then who is protected, then who owns longest. A name decides nothing.</summary>
    private static (VerdictOutcome, Match?) Decided(Verdict verdict)
    {
        bool IsProtected(Match match) => match.OwnerId is not null && match.ProtectedUntil > verdict.At;
        foreach (var rule in new[] { MatchRule.IdNumber, MatchRule.Exact, MatchRule.Relative, MatchRule.MaskedNumber })
        {
            var found = verdict.Matches.Where(match => match.Rule == rule).OrderByDescending(IsProtected).ThenBy(match => match.Since ?? DateTime.MaxValue).ThenBy(match => match.CustomerId).FirstOrDefault();
            if (found is null)
                continue;
            return (rule == MatchRule.MaskedNumber ? VerdictOutcome.Possible : !IsProtected(found) ? VerdictOutcome.Free : found.OwnerId == verdict.AskedById ? VerdictOutcome.Own : VerdictOutcome.OwnedByOther, found);
        }
        return (VerdictOutcome.New, null);
    }
}
