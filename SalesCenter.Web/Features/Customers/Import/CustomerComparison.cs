using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Spreadsheets;
using F = SalesCenter.Infrastructure.Spreadsheets.CustomerListField;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>
/// Holds a list against the customers of the project. Whose each row is, the same rules decide as for one who calls or
/// comes; only the looking up is done for many at once.
/// </summary>
internal sealed class CustomerComparison
{
    private const int AtOnce = 500;
    private readonly ListedCustomers list;
    private readonly DateTime now;
    private readonly List<CellError> errors;
    private readonly Guid? defaultOwner;
    private readonly ILookup<string, Guid> ownersByName;
    private readonly ILookup<string, (MatchRule Rule, Guid CustomerId)> byPhone;
    private readonly KnownOwners known;

    private CustomerComparison(ListedCustomers list, Guid? defaultOwner, ILookup<string, Guid> ownersByName, ILookup<string, (MatchRule, Guid)> byPhone, KnownOwners known, DateTime now)
    {
        (this.list, this.defaultOwner, this.ownersByName, this.byPhone, this.known, this.now) = (list, defaultOwner, ownersByName, byPhone, known, now);
        errors = [.. list.Errors];
    }

    public static async Task<CustomerListPreview> Of(ListedCustomers list, Guid projectId, Guid? defaultOwner, SalesDb db, PeopleBook people, DateTime now, CancellationToken cancellation)
    {
        var consultants = (await people.All(cancellation)).Where(person => person.IsActive && person.RolesIn(projectId).Contains(Role.Consultant)).ToList();
        var names = consultants.SelectMany(person => new[] { person.UserName, person.Name }.Distinct(StringComparer.OrdinalIgnoreCase), (person, name) => (name, person.Id))
            .ToLookup(each => each.name, each => each.Id, StringComparer.OrdinalIgnoreCase);
        var byPhone = new List<(string Phone, MatchRule Rule, Guid CustomerId)>();
        foreach (var phones in list.Rows.SelectMany(row => row.Phones).Distinct().Chunk(AtOnce))
        {
            byPhone.AddRange((await db.Identities.AsNoTracking().Where(identity => identity.Kind == IdentityKind.Phone && phones.Contains(identity.Key))
                .Select(identity => new { identity.Key, identity.CustomerId }).ToListAsync(cancellation)).Select(known => (known.Key, MatchRule.Exact, known.CustomerId)));
            byPhone.AddRange((await db.Relatives.AsNoTracking()
                .Where(relative => phones.Contains(relative.Phone) && (relative.Relation == Relation.Spouse || relative.Relation == Relation.Parent || relative.Relation == Relation.Child))
                .Select(relative => new { relative.Phone, relative.CustomerId }).ToListAsync(cancellation)).Select(known => (known.Phone, MatchRule.Relative, known.CustomerId)));
        }
        var known = new KnownOwners([], [], []);
        foreach (var ids in byPhone.Select(found => found.CustomerId).Distinct().Chunk(AtOnce))
            await known.Read(db, ids, cancellation);
        var chosen = consultants.Find(person => person.Id == defaultOwner)?.Id;
        return new CustomerComparison(list, chosen, names, byPhone.ToLookup(found => found.Phone, found => (found.Rule, found.CustomerId)), known, now).Compare();
    }

    private CustomerListPreview Compare()
    {
        var rows = new List<ComparedCustomer>(list.Rows.Count);
        var claimed = new Dictionary<Guid, CustomerListRow>();
        foreach (var row in list.Rows)
        {
            if (OwnerOf(row) is not { } owner || CompareOne(row, owner) is not { } compared)
                continue;
            if (compared.Outcome == CustomerRowOutcome.Claimed && known.Hinders(compared.Verdict.Decisive!.CustomerId, owner) is { } hindrance)
                Add(row, F.Phone, row.Phones[0], hindrance);
            else if (compared.Outcome == CustomerRowOutcome.Claimed && !claimed.TryAdd(compared.Verdict.Decisive!.CustomerId, row))
                Add(row, F.Phone, row.Phones[0], ImportRefusals.DuplicateCustomer(row.Sheet, claimed[compared.Verdict.Decisive!.CustomerId].Row));
            else
                rows.Add(compared);
        }
        int CountOf(CustomerRowOutcome outcome) => rows.Count(row => row.Outcome == outcome);
        var wrong = errors.Select(error => (error.Sheet, error.Row)).Distinct().Count();
        return new CustomerListPreview(
            new CustomerListTally(CountOf(CustomerRowOutcome.New), CountOf(CustomerRowOutcome.Claimed), CountOf(CustomerRowOutcome.Known), CountOf(CustomerRowOutcome.OfOther), wrong), rows, errors);
    }

    private ComparedCustomer? CompareOne(CustomerListRow row, Guid owner)
    {
        var found = row.Phones.SelectMany(phone => byPhone[phone]).GroupBy(match => match.CustomerId).ToDictionary(same => same.Key, same => same.Min(match => match.Rule));
        if (found.Count(match => match.Value == MatchRule.Exact) > 1)
        {
            Add(row, F.Phone, string.Join("、", row.Phones), ImportRefusals.TwoCustomers());
            return null;
        }
        var matches = found.Select(match => known.Owned.TryGetValue(match.Key, out var ownership)
            ? new Match(match.Value, match.Key, ownership.OwnerId, ownership.Since, ownership.ProtectedUntil)
            : new Match(match.Value, match.Key, null, null, null)).ToList();
        var verdict = OwnershipDecision.Decide(matches, owner, now);
        return new ComparedCustomer(row, owner, Outcome(verdict), verdict);
    }

    /// <summary>As the registrar does it: a relative's number makes a customer of their own, only an exact one is the known customer.</summary>
    private static CustomerRowOutcome Outcome(Verdict verdict) => verdict switch
    {
        { Outcome: VerdictOutcome.OwnedByOther } => CustomerRowOutcome.OfOther,
        { Decisive.Rule: not MatchRule.Exact } or { Decisive: null } => CustomerRowOutcome.New,
        { Outcome: VerdictOutcome.Own } => CustomerRowOutcome.Known,
        _ => CustomerRowOutcome.Claimed,
    };

    private Guid? OwnerOf(CustomerListRow row)
    {
        if (row.Owner is null)
        {
            if (defaultOwner is null)
                Add(row, F.Owner, "", ImportRefusals.OwnerMissing());
            return defaultOwner;
        }
        var named = ownersByName[row.Owner].Distinct().ToList();
        if (named.Count == 1)
            return named[0];
        Add(row, F.Owner, row.Owner, named.Count == 0 ? ImportRefusals.OwnerUnknown() : ImportRefusals.OwnerAmbiguous());
        return null;
    }

    private void Add(CustomerListRow row, F field, string value, Refusal reason) => errors.Add(list.Fault(row, field, value, reason));

    /// <summary>Who owns the customers that were found, and what keeps others from claiming them.</summary>
    private sealed record KnownOwners(Dictionary<Guid, Ownership> Owned, Dictionary<Guid, Guid> Dealing, HashSet<Guid> Disputed)
    {
        public async Task Read(SalesDb db, Guid[] ids, CancellationToken cancellation)
        {
            foreach (var ownership in await db.Ownerships.AsNoTracking().Where(ownership => ownership.IsOpen && ids.Contains(ownership.CustomerId)).ToListAsync(cancellation))
                Owned[ownership.CustomerId] = ownership;
            foreach (var deal in await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.IsOpen && ids.Contains(deal.CustomerId)).Select(deal => new { deal.CustomerId, deal.ConsultantId }).ToListAsync(cancellation))
                Dealing[deal.CustomerId] = deal.ConsultantId;
            Disputed.UnionWith(await db.Customers.AsNoTracking().Where(customer => customer.DisputeId != null && ids.Contains(customer.Id)).Select(customer => customer.Id).ToListAsync(cancellation));
        }

        public Refusal? Hinders(Guid customerId, Guid ownerId) => Disputed.Contains(customerId) ? CustomerRefusals.InDispute
            : Dealing.TryGetValue(customerId, out var consultant) && consultant != ownerId ? CustomerRefusals.InDeal(consultant)
            : null;
    }
}
