using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.MyCustomers;

/// <summary>
/// The asker's customers, for superiors also those of their people, the latest first; found by a part of the name or its pinyin initials,
/// the last four digits, the whole number, a unit or an ID number. A whole number also finds a colleague's customer, masked, so that nobody asks in vain.
/// </summary>
/// <param name="Skip">How many are on the screen already.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record MyCustomers(Guid ProjectId, string Search = "", int Skip = 0) : Query<CustomerPage>, IInProject;

/// <summary>Some customers, and whether there are more.</summary>
public sealed record CustomerPage(IReadOnlyList<CustomerRow> Rows, bool HasMore);

/// <summary>A customer in a list; of somebody else's customer only surname, masked number and owner.</summary>
public sealed record CustomerRow(Guid Id, string Name, string Phone, Guid? OwnerId, DateTime RegisteredAt, bool IsMasked);

public sealed class MyCustomersHandler(CustomerSearch customers, CurrentUser user) : IQueryHandler<MyCustomers, CustomerPage>
{
    private const int PageSize = 50;

    public async ValueTask<CustomerPage> Handle(MyCustomers query, CancellationToken cancellationToken)
    {
        var rows = await (await customers.Find(query.ProjectId, query.Search, user.Actor, cancellationToken))
            .OrderByDescending(customer => customer.RegisteredAt).ThenByDescending(customer => customer.Id)
            .Skip(Math.Max(0, query.Skip)).Take(PageSize + 1)
            .Select(customer => new CustomerRow(customer.Id, customer.Name, customer.Phone, customer.OwnerId, customer.RegisteredAt, false))
            .ToListAsync(cancellationToken);
        return new CustomerPage([.. rows.Take(PageSize).Select(Mask)], rows.Count > PageSize);
    }

    private CustomerRow Mask(CustomerRow row) =>
        user.Actor.Reaches(row.OwnerId) ? row : row with { Name = Customer.MaskName(row.Name), Phone = Customer.Mask(row.Phone), IsMasked = true };
}
