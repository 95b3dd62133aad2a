using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>
/// Takes an import back: whom it made goes, whom it claimed goes back to the public pool. Refused as soon as anything else
/// has happened to one of them.
/// </summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record UndoCustomerImport(Guid ProjectId, Guid ImportId) : Command<Done>, IInProject;

public sealed class UndoCustomerImportHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<UndoCustomerImport, Done>
{
    public async ValueTask<Done> Handle(UndoCustomerImport command, CancellationToken cancellationToken)
    {
        // Read under the lock: whoever touches one of the customers comes before the check, or after the customer has gone.
        await db.BeginWrite(cancellationToken);
        var import = await db.CustomerImports.SingleOrDefaultAsync(import => import.Id == command.ImportId, cancellationToken) ?? throw new RefusedException(ImportRefusals.ImportUnknown());
        import.Undo(user.Id, time.Now());
        await RefuseTouched(import, cancellationToken);
        foreach (var claimed in await db.ImportedCustomers.AsNoTracking().Where(mark => mark.ImportId == import.Id && !mark.IsNew).Select(mark => mark.CustomerId).ToListAsync(cancellationToken))
            (await db.CustomerFile(claimed, cancellationToken)).Return(user.Actor, import.FileName, time.Now());
        await Remove(db.ImportedCustomers.Where(mark => mark.ImportId == import.Id && mark.IsNew).Select(mark => mark.CustomerId), cancellationToken);
        return default;
    }

    private async Task RefuseTouched(CustomerImport import, CancellationToken cancellation)
    {
        var touched = await db.ImportedCustomers.Where(mark => mark.ImportId == import.Id).Join(db.Customers, mark => mark.CustomerId, customer => customer.Id, (mark, customer) => new { mark, customer })
            .Where(both => both.customer.Version != both.mark.Version || db.Deals.Any(deal => deal.CustomerId == both.customer.Id) || db.FollowUps.Any(followUp => followUp.CustomerId == both.customer.Id)
                || db.Relatives.Any(relative => relative.OtherCustomerId == both.customer.Id) || db.Timeline.Any(entry => entry.CustomerId == both.customer.Id && entry.EnteredAt > import.At))
            .Select(both => both.customer.Name).ToListAsync(cancellation);
        if (touched.Count > 0)
            throw new RefusedException(ImportRefusals.CustomersTouched(touched.Count, touched[0]));
    }

    private async Task Remove(IQueryable<Guid> customers, CancellationToken cancellation)
    {
        await db.CustomerTerms.Where(term => customers.Contains(term.CustomerId)).ExecuteDeleteAsync(cancellation);
        await db.Identities.Where(identity => customers.Contains(identity.CustomerId)).ExecuteDeleteAsync(cancellation);
        await db.Ownerships.Where(ownership => customers.Contains(ownership.CustomerId)).ExecuteDeleteAsync(cancellation);
        await db.Timeline.Where(entry => customers.Contains(entry.CustomerId)).ExecuteDeleteAsync(cancellation);
        await db.Customers.Where(customer => customers.Contains(customer.Id)).ExecuteDeleteAsync(cancellation);
    }
}
