using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;

namespace SalesCenter.Web.Features.Customers.MyCustomers;

/// <summary>
/// The asker's customers, for managers everybody's, the latest first; found by a part of the name, the end of the
/// number or the whole number. A whole number also finds a colleague's customer, masked, so that nobody asks in vain.
/// </summary>
/// <param name="Skip">How many are on the screen already.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record MyCustomers(Guid ProjectId, string Search = "", int Skip = 0) : Query<CustomerPage>, IInProject;

/// <summary>Some customers, and whether there are more.</summary>
public sealed record CustomerPage(IReadOnlyList<CustomerRow> Rows, bool HasMore);

/// <summary>A customer in a list; of somebody else's customer only surname, masked number and owner.</summary>
public sealed record CustomerRow(Guid Id, string Name, string Phone, Guid OwnerId, DateTime RegisteredAt, bool IsMasked);

public sealed class MyCustomersHandler(SalesDb db, CurrentUser user) : IQueryHandler<MyCustomers, CustomerPage>
{
    private const int PageSize = 50;

    public async ValueTask<CustomerPage> Handle(MyCustomers query, CancellationToken cancellationToken)
    {
        var (me, seesAll) = (user.Id, user.Actor.IsManager);
        var search = query.Search.Trim();
        var digits = string.Concat(search.Where(char.IsDigit));
        var whole = PhoneNumber.Normalise(search) ?? "";
        var rows = await db.Customers.AsNoTracking()
            .Where(customer => seesAll || customer.OwnerId == me || customer.Phone == whole)
            .Where(customer => search == "" || customer.Name.Contains(search) || digits != "" && customer.Phone.EndsWith(digits) || customer.Phone == whole)
            .OrderByDescending(customer => customer.RegisteredAt).ThenByDescending(customer => customer.Id)
            .Skip(Math.Max(0, query.Skip)).Take(PageSize + 1)
            .Select(customer => new CustomerRow(customer.Id, customer.Name, customer.Phone, customer.OwnerId, customer.RegisteredAt, !seesAll && customer.OwnerId != me))
            .ToListAsync(cancellationToken);
        return new CustomerPage([.. rows.Take(PageSize).Select(Mask)], rows.Count > PageSize);
    }

    private static CustomerRow Mask(CustomerRow row) =>
        row.IsMasked ? row with { Name = $"{row.Name.EnumerateRunes().First()}**", Phone = Customer.Mask(row.Phone) } : row;
}
