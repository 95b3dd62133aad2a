using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>How much of a customer somebody sees.</summary>
public enum CustomerSight
{
    /// <summary>Whose customer it is, and how far they have come.</summary>
    Owner,

    /// <summary>The same, with surname and masked number: a colleague's.</summary>
    Colleague,

    /// <summary>Everything: one's own, and every customer for those who answer for consultants.</summary>
    Whole,
}

/// <summary>Who may see and change a customer's file.</summary>
internal static class CustomerAccess
{
    /// <summary>How much the reader sees of a customer of this owner.</summary>
    public static CustomerSight SightOf(this Actor reader, Guid? ownerId) =>
        Customer.IsOpenTo(ownerId, reader) ? CustomerSight.Whole : reader.Roles.Contains(Role.Consultant) ? CustomerSight.Colleague : CustomerSight.Owner;

    /// <summary>Refuses an unknown customer, and one whose file is closed to the reader, naming the owner.</summary>
    public static async Task RequireOpen(this SalesDb db, Guid customerId, Actor reader, CancellationToken cancellation)
    {
        var found = await db.Customers.AsNoTracking().Where(customer => customer.Id == customerId).Select(customer => new { customer.OwnerId }).SingleOrDefaultAsync(cancellation)
            ?? throw new RefusedException(CustomerRefusals.Unknown);
        RequireOpen(found.OwnerId, reader);
    }

    /// <summary>The customer with everything that may change, if their file is open to whoever asks.</summary>
    public static async Task<Customer> OpenFile(this SalesDb db, Guid customerId, Actor reader, CancellationToken cancellation)
    {
        var customer = await db.CustomerFile(customerId, cancellation);
        RequireOpen(customer.OwnerId, reader);
        return customer.IsKnown ? customer : throw new RefusedException(CustomerRefusals.Anonymous);
    }

    private static void RequireOpen(Guid? ownerId, Actor reader)
    {
        if (!Customer.IsOpenTo(ownerId, reader))
            throw new RefusedException(ownerId is { } owner ? DealRefusals.CustomerOfOther(owner) : DealRefusals.CustomerOfNobody);
    }
}
