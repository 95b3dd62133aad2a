using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.Owners;

namespace SalesCenter.Web.Features.Customers.Documents;

/// <summary>How a customer's papers are found.</summary>
internal static class DocumentsAsked
{
    /// <summary>A paper in a file that is open to the reader, those of customers who were found to be the same included.</summary>
    public static async Task<CustomerDocument> Document(this SalesDb db, Guid customerId, Guid documentId, Actor reader, CancellationToken cancellation)
    {
        await db.RequireOpen(customerId, reader, cancellation);
        var history = await db.WithJoined(customerId, cancellation);
        return await db.CustomerDocuments.SingleOrDefaultAsync(document => document.Id == documentId && history.Contains(document.CustomerId), cancellation)
            ?? throw new RefusedException(CustomerRefusals.DocumentUnknown);
    }
}
