using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Customers;

/// <summary>
/// Finds customers by what somebody types: a part of the name or its pinyin initials, the last four digits, a whole number, a
/// unit that they took, an ID number.
/// </summary>
public sealed class CustomerSearch(SalesDb db, IdentityVault vault, BoardBook boards)
{
    /// <summary>So many of the best matches are looked at; who sees a group's or everybody's customers types another letter instead of reading on.</summary>
    private const int MostMatches = 300;

    private const int MostUnits = 12, ShortestIdNumber = 8;

    /// <summary>
    /// The customers that are open to the reader, without those who were forgotten. A whole number also finds a colleague's, which is to be masked;
    /// so nobody asks in vain.
    /// </summary>
    public async Task<IQueryable<Customer>> Find(Guid projectId, string search, Actor reader, CancellationToken cancellation)
    {
        var customers = db.Customers.AsNoTracking().Where(customer => customer.JoinedToId == null && customer.AnonymisedAt == null);
        if (SearchTerm.Fold(search).Length == 0)
            return customers.OpenTo(reader);
        var found = Exactly(search);

        // Nobody's name or last four digits begin with a whole number: the index of numbers answers alone, however many customers the reader has.
        if (PhoneNumber.Normalise(search) is null)
            found = found.Union(ByTerm(customers, search, reader));
        if (await UnitsNamed(projectId, search, cancellation) is { Count: > 0 } units)
        {
            var buyers = db.Deals.Where(deal => deal.Units.Any(unit => units.Contains(unit.UnitId))).Select(deal => deal.CustomerId);
            found = found.Union(customers.OpenTo(reader).Where(customer => buyers.Contains(customer.Id)).Select(customer => customer.Id));
        }
        return customers.Where(customer => found.Contains(customer.Id));
    }

    /// <summary>Of one's own customers every match; of a group's or everybody's, the first by the index of terms.</summary>
    private IQueryable<Guid> ByTerm(IQueryable<Customer> customers, string search, Actor reader)
    {
        var (open, typed) = (customers.OpenTo(reader), CustomersAsked.BeginningWith(search));
        if (!reader.IsSuperior)
            return open.Where(customer => customer.Terms.AsQueryable().Any(typed)).Select(customer => customer.Id);
        var terms = db.CustomerTerms.Where(typed);
        return (reader.Circle is null ? terms : terms.Where(term => open.Any(customer => customer.Id == term.CustomerId))).OrderBy(term => term.Term).Take(MostMatches).Select(term => term.CustomerId);
    }

    /// <summary>Whose number or ID number this is.</summary>
    public IQueryable<Guid> Exactly(string search)
    {
        var whole = PhoneNumber.Normalise(search) ?? "";
        var number = db.Identities.Where(identity => identity.Kind == IdentityKind.Phone && identity.Key == whole).Select(identity => identity.CustomerId);
        if (IdDocument.Plain(search).Length < ShortestIdNumber)
            return number;
        var key = vault.Keep(search).Key;
        return number.Union(db.Identities.Where(identity => identity.Kind == IdentityKind.IdDocument && identity.Key == key).Select(identity => identity.CustomerId));
    }

    /// <summary>A handful of units whose names have all the words that were typed.</summary>
    private async Task<List<Guid>> UnitsNamed(Guid projectId, string search, CancellationToken cancellation)
    {
        var words = search.Normalize(System.Text.NormalizationForm.FormKC).Split(' ', '-', '#').Where(word => word.Length > 0).ToList();
        if (!words.Exists(word => word.Any(char.IsAsciiDigit)))
            return [];
        var picture = await boards.Open(projectId, cancellation);
        return [.. (
            from building in picture.Buildings
            from row in building.Rows
            from unit in row.Cells
            where unit is not null
            let name = Words.UnitName(building.Name, unit)
            where words.All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            orderby unit.RoomNumber == words[^1] descending, name.Length
            select unit.Id).Take(MostUnits)];
    }
}
