using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>
/// 认领: a consultant takes a customer out of the public pool. Of many who claim at once one gets it; the others are told who,
/// since when and until when.
/// </summary>
[Allow(Role.Consultant)]
public sealed record ClaimCustomer(Guid ProjectId, Guid CustomerId) : Command<ClaimedCustomer>, IInProject;

/// <summary>The customer, now the consultant's own and so shown in full.</summary>
public sealed record ClaimedCustomer(Guid Id, string Name, string Phone, DateTime ProtectedUntil);

public sealed class ClaimCustomerHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ClaimCustomer, ClaimedCustomer>
{
    public async ValueTask<ClaimedCustomer> Handle(ClaimCustomer command, CancellationToken cancellationToken)
    {
        var (me, now) = (user.Id, time.Now());
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        await db.RefuseWhileDealing(customer.Id, me, cancellationToken);
        var today = DateOnly.FromDateTime(settings.Calendar.LocalTime(now));
        var claims = await db.Ownerships.AsNoTracking().Where(ownership => ownership.OwnerId == me && ownership.ClaimDay == today).MaxAsync(ownership => ownership.ClaimNumber, cancellationToken);
        customer.ClaimFromPool(me, today, claims ?? 0, settings, now);
        return new ClaimedCustomer(customer.Id, customer.Name, customer.Phone, customer.Ownership!.ProtectedUntil);
    }
}
