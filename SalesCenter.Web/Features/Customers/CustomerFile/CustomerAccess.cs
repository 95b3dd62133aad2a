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

    /// <summary>Everything: one's own, and for superiors those of the consultants for whom they answer.</summary>
    Whole,
}

/// <summary>Who may see and change a customer's file.</summary>
internal static class CustomerAccess
{
    /// <summary>How much the reader sees of a customer of this owner.</summary>
    public static CustomerSight SightOf(this Actor reader, Guid? ownerId) =>
        reader.Reaches(ownerId) ? CustomerSight.Whole : reader.TakesTurns ? CustomerSight.Colleague : CustomerSight.Owner;

    /// <summary>The customers whose file is open to the reader.</summary>
    public static IQueryable<Customer> OpenTo(this IQueryable<Customer> customers, Actor reader) => reader.Circle switch
    {
        null => customers,
        [var me] => customers.Where(customer => customer.OwnerId == me),
        var circle => customers.Where(customer => circle.Contains(customer.OwnerId!.Value)),
    };

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
        if (!reader.Reaches(ownerId))
            throw new OutOfReachException(ownerId is { } owner ? DealRefusals.CustomerOfOther(owner) : DealRefusals.CustomerOfNobody);
    }
}
