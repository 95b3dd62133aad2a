using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.ListCustomers;

/// <summary>One page of the reader's customers, for superiors also of their people's, filtered and sorted; a colleague's customer is masked.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ListCustomers(Guid ProjectId, CustomerFilter Filter, CustomerOrder Order, bool Descending, int Page) : Query<CustomerListPage>, IInProject
{
    /// <summary>What is looked for; the filter's own text, so that its length is checked.</summary>
    [TextLength(100)]
    public string Search => Filter.Search;
}

/// <summary>By what the list of customers is narrowed.</summary>
/// <param name="OwnerId">Whose, for superiors.</param>
/// <param name="OverdueOnly">Only those whose next action's time has passed.</param>
public sealed record CustomerFilter(string Search = "", CustomerStage? Stage = null, IntentLevel? Intent = null, Guid? OwnerId = null, bool OverdueOnly = false);

/// <summary>By what the list of customers is sorted.</summary>
public enum CustomerOrder
{
    Registered,
    Name,
    Stage,
    Intent,
    LastContact,
    Next,
    Protection,
}

/// <summary>A page of the list, and how many there are in all, as far as they are counted.</summary>
public sealed record CustomerListPage(IReadOnlyList<CustomerListRow> Rows, int Total);

/// <summary>A customer in the list; of a colleague's no more than surname, masked number, owner and stage.</summary>
public sealed record CustomerListRow(
    Guid Id, string Name, string Phone, Guid? OwnerId, CustomerStage Stage, IntentLevel? Intent, DateTime? LastContactAt, string? Next, DateTime? NextAt, DateTime? ProtectedUntil,
    DateTime RegisteredAt, bool IsMasked);

public sealed class ListCustomersHandler(CustomerSearch customers, CurrentUser user, TimeProvider time) : IQueryHandler<ListCustomers, CustomerListPage>
{
    /// <summary>How many rows a page has.</summary>
    internal const int PageSize = 50;

    private const int MostCounted = 10_000;

    public async ValueTask<CustomerListPage> Handle(ListCustomers query, CancellationToken cancellationToken)
    {
        var found = (await customers.Find(query.ProjectId, query.Filter.Search, user.Actor, cancellationToken)).Narrow(query.Filter, time.Now());
        var rows = await Sorted(found, query.Order, query.Descending).ThenByDescending(customer => customer.Id)
            .Skip((Math.Clamp(query.Page, 1, MostCounted / PageSize) - 1) * PageSize).Take(PageSize)
            .Select(customer => new CustomerListRow(
                customer.Id, customer.Name, customer.Phone, customer.OwnerId, customer.Stage, customer.Intent, customer.LastContactAt, customer.Next!.What, customer.Next.At,
                customer.Ownerships.Where(ownership => ownership.IsOpen).Select(ownership => (DateTime?)ownership.ProtectedUntil).FirstOrDefault(),
                customer.RegisteredAt, false))
            .ToListAsync(cancellationToken);
        return new CustomerListPage([.. rows.Select(Mask)], await found.Select(customer => customer.Id).OrderBy(id => id).Take(MostCounted).CountAsync(cancellationToken));
    }

    /// <summary>Those without a value come last, whichever way the list is sorted.</summary>
    private static IOrderedQueryable<Customer> Sorted(IQueryable<Customer> found, CustomerOrder order, bool descending) => (order, descending) switch
    {
        (CustomerOrder.Name, false) => found.OrderBy(customer => customer.Name),
        (CustomerOrder.Name, true) => found.OrderByDescending(customer => customer.Name),
        (CustomerOrder.Stage, false) => found.OrderBy(customer => customer.Stage),
        (CustomerOrder.Stage, true) => found.OrderByDescending(customer => customer.Stage),
        (CustomerOrder.Intent, false) => found.OrderBy(customer => customer.Intent == null).ThenBy(customer => customer.Intent),
        (CustomerOrder.Intent, true) => found.OrderBy(customer => customer.Intent == null).ThenByDescending(customer => customer.Intent),
        (CustomerOrder.LastContact, false) => found.OrderBy(customer => customer.LastContactAt),
        (CustomerOrder.LastContact, true) => found.OrderByDescending(customer => customer.LastContactAt),
        (CustomerOrder.Next, false) => found.OrderBy(customer => customer.Next == null).ThenBy(customer => customer.Next!.At),
        (CustomerOrder.Next, true) => found.OrderBy(customer => customer.Next == null).ThenByDescending(customer => customer.Next!.At),
        (CustomerOrder.Protection, false) => found.OrderBy(customer => customer.OwnerId == null).ThenBy(customer => customer.Ownerships.Where(ownership => ownership.IsOpen).Max(ownership => (DateTime?)ownership.ProtectedUntil)),
        (CustomerOrder.Protection, true) => found.OrderBy(customer => customer.OwnerId == null).ThenByDescending(customer => customer.Ownerships.Where(ownership => ownership.IsOpen).Max(ownership => (DateTime?)ownership.ProtectedUntil)),
        (_, false) => found.OrderBy(customer => customer.RegisteredAt),
        _ => found.OrderByDescending(customer => customer.RegisteredAt),
    };

    private CustomerListRow Mask(CustomerListRow row) => user.Actor.Reaches(row.OwnerId)
        ? row
        : row with { Name = Customer.MaskName(row.Name), Phone = Customer.Mask(row.Phone), Intent = null, LastContactAt = null, Next = null, NextAt = null, ProtectedUntil = null, IsMasked = true };
}
