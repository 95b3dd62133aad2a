using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers;

/// <summary>What every step with a customer begins with.</summary>
internal static class CustomersAsked
{
    private const int MostHints = 5;

    /// <summary>The customer with everything that may change; refuses an unknown one.</summary>
    public static async Task<Customer> CustomerFile(this SalesDb db, Guid customerId, CancellationToken cancellation) =>
        await db.Customers.Include(customer => customer.Identities).Include(customer => customer.Terms).Include(customer => customer.Relatives)
            .Include(customer => customer.Ownerships.Where(ownership => ownership.IsOpen))
            .SingleOrDefaultAsync(customer => customer.Id == customerId, cancellation) ?? throw new RefusedException(CustomerRefusals.Unknown);

#pragma warning disable CA1309, CA1310 // Translated to the database's own comparison, which an index serves.
    /// <summary>Terms that begin with what was typed.</summary>
    public static Expression<Func<SearchTerm, bool>> BeginningWith(string typed)
    {
        var text = SearchTerm.Cut(SearchTerm.Fold(typed));
        var after = SearchTerm.After(text);
        return term => string.Compare(term.Term, text) >= 0 && string.Compare(term.Term, after) < 0;
    }
#pragma warning restore CA1309, CA1310

    /// <summary>Every customer of the project that somebody with this name and these identities may be, by the rule that found them.</summary>
    public static async Task<IReadOnlyList<Match>> Matches(this SalesDb db, string name, IReadOnlyCollection<IdentityFacts> knownBy, CancellationToken cancellation)
    {
        var keys = knownBy.Select(facts => facts.Key).ToList();
        var phones = knownBy.Where(facts => facts.Kind == IdentityKind.Phone).Select(facts => facts.Key).ToList();
        var exact = await db.Identities.AsNoTracking().Where(identity => keys.Contains(identity.Key)).Select(identity => new { identity.Kind, identity.Key, identity.CustomerId }).ToListAsync(cancellation);
        var family = phones.Count == 0 ? [] : await db.Relatives.AsNoTracking()
            .Where(relative => phones.Contains(relative.Phone) && (relative.Relation == Relation.Spouse || relative.Relation == Relation.Parent || relative.Relation == Relation.Child))
            .Select(relative => relative.CustomerId).ToListAsync(cancellation);
        var namesakes = name.Length == 0 ? [] : await db.Customers.AsNoTracking().Where(customer => customer.Name == name && customer.JoinedToId == null && customer.AnonymisedAt == null)
            .OrderByDescending(customer => customer.RegisteredAt).Take(MostHints).Select(customer => customer.Id).ToListAsync(cancellation);

        var found = exact.Where(identity => knownBy.Any(facts => facts.Kind == identity.Kind && facts.Key == identity.Key))
            .Select(identity => (Rule: identity.Kind == IdentityKind.IdDocument ? MatchRule.IdNumber : MatchRule.Exact, identity.CustomerId))
            .Concat(family.Select(id => (Rule: MatchRule.Relative, CustomerId: id)))
            .Concat(namesakes.Select(id => (Rule: MatchRule.NameOnly, CustomerId: id)))
            .GroupBy(match => match.CustomerId).ToDictionary(same => same.Key, same => same.Min(match => match.Rule));
        return await db.WithOwners(found, cancellation);
    }

    /// <summary>Whose an identity is that another customer has: a colleague's, who is named with since and until, or else that customer's.</summary>
    /// <param name="askedById">Whom it would belong to.</param>
    public static async Task<Refusal> WhoseIdentity(this SalesDb db, Match other, Guid askedById, DateTime now, CancellationToken cancellation)
    {
        if (OwnershipDecision.Decide([other], askedById, now) is { Outcome: VerdictOutcome.OwnedByOther })
            return CustomerRefusals.IdentityOfColleague(other.OwnerId!.Value, other.Since!.Value, other.ProtectedUntil!.Value);
        return CustomerRefusals.IdentityOfOther(
            Customer.MaskName(await db.Customers.Where(customer => customer.Id == other.CustomerId).Select(customer => customer.Name).SingleAsync(cancellation)));
    }

    /// <summary>Who owns what was found, now.</summary>
    public static async Task<IReadOnlyList<Match>> WithOwners(this SalesDb db, IReadOnlyDictionary<Guid, MatchRule> found, CancellationToken cancellation)
    {
        if (found.Count == 0)
            return [];
        var ids = found.Keys.ToList();
        var owned = await db.Ownerships.AsNoTracking().Where(ownership => ownership.IsOpen && ids.Contains(ownership.CustomerId)).ToDictionaryAsync(ownership => ownership.CustomerId, cancellation);
        return [.. found.Select(match => owned.TryGetValue(match.Key, out var ownership)
            ? new Match(match.Value, match.Key, ownership.OwnerId, ownership.Since, ownership.ProtectedUntil)
            : new Match(match.Value, match.Key, null, null, null))];
    }
}
