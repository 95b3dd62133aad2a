using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Verdicts;

/// <summary>A kept verdict as its reader may see it: who asked, when, which rule decided on what, and how.</summary>
public sealed record ExplainedVerdict(
    Guid Id, DateTime At, Guid AskedById, CustomerSource Source, VerdictOutcome Outcome, int RuleVersion, MatchRule Rule, IReadOnlyList<ExplainedMatch> Matches);

/// <summary>A known customer that the inquiry may have been, as it was then; name and number masked as the reader may see them now.</summary>
/// <param name="WasProtected">Whether the owner was protected when it was decided.</param>
public sealed record ExplainedMatch(MatchRule Rule, string Name, string Phone, Guid? OwnerId, DateTime? Since, DateTime? ProtectedUntil, bool WasProtected, bool Decided);

/// <summary>Puts kept verdicts into what a reader may see.</summary>
internal static class Explaining
{
    private const int Most = 50;

    /// <summary>The verdicts about these customers, the latest first.</summary>
    public static async Task<IReadOnlyList<ExplainedVerdict>> Explain(this SalesDb db, IReadOnlyList<Guid> customerIds, CurrentUser reader, CancellationToken cancellation)
    {
        var kept = await db.Verdicts.AsNoTracking().Where(verdict => verdict.CustomerId != null && customerIds.Contains(verdict.CustomerId.Value))
            .OrderByDescending(verdict => verdict.At).Take(Most).ToListAsync(cancellation);
        var verdicts = kept.Select(verdict => (Kept: verdict, Read: verdict.Read())).ToList();
        var ids = verdicts.SelectMany(verdict => verdict.Read.Matches.Select(match => match.CustomerId)).Distinct().ToList();
        var matched = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.Name, customer.Phone, customer.OwnerId }).ToDictionaryAsync(customer => customer.Id, cancellation);
        return [.. verdicts.Select(verdict => Explained(verdict.Kept, verdict.Read))];

        ExplainedVerdict Explained(KeptVerdict of, Verdict read) => new(
            of.Id, of.At, of.AskedById, of.Source, read.Outcome, read.RuleVersion, read.Decisive?.Rule ?? MatchRule.None, [.. read.Matches.Select(match => Shown(match, read))]);

        ExplainedMatch Shown(Match match, Verdict of)
        {
            var customer = matched.GetValueOrDefault(match.CustomerId);
            var (name, phone, sees) = (customer?.Name ?? "", customer?.Phone ?? "", reader.Sees(customer?.OwnerId));
            return new ExplainedMatch(
                match.Rule, sees ? name : Customer.MaskName(name), sees ? phone : Customer.Mask(phone), match.OwnerId, match.Since, match.ProtectedUntil, match.OwnerId is not null && match.ProtectedUntil > of.At, match == of.Decisive);
        }
    }
}
