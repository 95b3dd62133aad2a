using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;

namespace SalesCenter.Web.Features.Customers.MyCustomers;

/// <summary>
/// The asker's customers, for superiors everybody's, the latest first; found by a part of the name or its pinyin initials,
/// the last four digits or the whole number. A whole number also finds a colleague's customer, masked, so that nobody asks in vain.
/// </summary>
/// <param name="Skip">How many are on the screen already.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record MyCustomers(Guid ProjectId, string Search = "", int Skip = 0) : Query<CustomerPage>, IInProject;

/// <summary>Some customers, and whether there are more.</summary>
public sealed record CustomerPage(IReadOnlyList<CustomerRow> Rows, bool HasMore);

/// <summary>A customer in a list; of somebody else's customer only surname, masked number and owner.</summary>
public sealed record CustomerRow(Guid Id, string Name, string Phone, Guid? OwnerId, DateTime RegisteredAt, bool IsMasked);

public sealed class MyCustomersHandler(SalesDb db, CurrentUser user) : IQueryHandler<MyCustomers, CustomerPage>
{
    private const int PageSize = 50;

    /// <summary>So many of the best matches are looked at; who sees everybody's customers types another letter instead of reading on.</summary>
    private const int MostMatches = 300;

    public async ValueTask<CustomerPage> Handle(MyCustomers query, CancellationToken cancellationToken)
    {
        var (me, seesAll) = (user.Id, user.Actor.IsSuperior);
        var rows = await Found(query.Search, me, seesAll)
            .OrderByDescending(customer => customer.RegisteredAt).ThenByDescending(customer => customer.Id)
            .Skip(Math.Max(0, query.Skip)).Take(PageSize + 1)
            .Select(customer => new CustomerRow(customer.Id, customer.Name, customer.Phone, customer.OwnerId, customer.RegisteredAt, !seesAll && customer.OwnerId != me))
            .ToListAsync(cancellationToken);
        return new CustomerPage([.. rows.Take(PageSize).Select(Mask)], rows.Count > PageSize);
    }

    private IQueryable<Customer> Found(string search, Guid me, bool seesAll)
    {
        var customers = db.Customers.AsNoTracking().Where(customer => customer.JoinedToId == null);
        if (SearchTerm.Fold(search).Length == 0)
            return customers.Where(customer => seesAll || customer.OwnerId == me);
        var (typed, whole) = (CustomersAsked.BeginningWith(search), PhoneNumber.Normalise(search) ?? "");
        var number = db.Identities.Where(identity => identity.Kind == IdentityKind.Phone && identity.Key == whole).Select(identity => identity.CustomerId);
        var matches = seesAll
            ? db.CustomerTerms.Where(typed).OrderBy(term => term.Term).Take(MostMatches).Select(term => term.CustomerId)
            : customers.Where(customer => customer.OwnerId == me && customer.Terms.AsQueryable().Any(typed)).Select(customer => customer.Id);
        var found = matches.Union(number);
        return customers.Where(customer => found.Contains(customer.Id));
    }

    private static CustomerRow Mask(CustomerRow row) =>
        row.IsMasked ? row with { Name = Customer.MaskName(row.Name), Phone = Customer.Mask(row.Phone) } : row;
}
