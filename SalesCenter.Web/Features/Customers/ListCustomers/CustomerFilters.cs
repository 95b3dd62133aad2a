using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.ListCustomers;

/// <summary>Narrows customers by what the list is filtered by, for the screen and for what leaves it.</summary>
internal static class CustomerFilters
{
    public static IQueryable<Customer> Narrow(this IQueryable<Customer> found, CustomerFilter filter, DateTime now)
    {
        if (filter.Stage is { } stage)
            found = found.Where(customer => customer.Stage == stage);
        if (filter.Intent is { } intent)
            found = found.Where(customer => customer.Intent == intent);
        if (filter.OwnerId is { } owner)
            found = found.Where(customer => customer.OwnerId == owner);
        return filter.OverdueOnly ? found.Where(customer => customer.Next!.At <= now) : found;
    }
}
