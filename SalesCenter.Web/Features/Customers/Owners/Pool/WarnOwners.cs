using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>Warns consultants three days before a customer of theirs falls to the public pool; once for each end.</summary>
[Allow(Role.System)]
public sealed record WarnOwners(Guid ProjectId) : Command<int>, IInProject;

public sealed class WarnOwnersHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<WarnOwners, int>
{
    private const int MostAtOnce = 500;

    public async ValueTask<int> Handle(WarnOwners command, CancellationToken cancellationToken)
    {
        var ending = await db.RunningOut(time.Now()).OrderBy(ownership => ownership.ProtectedUntil).Take(MostAtOnce).ToListAsync(cancellationToken);
        var ids = ending.Select(ownership => ownership.CustomerId).ToList();
        var customers = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, cancellationToken);
        foreach (var owner in ending.Where(ownership => ownership.Warn()).GroupBy(ownership => ownership.OwnerId))
        {
            notices.TellOfCustomers(owner.Key, "notice.protection-ends", "notice.protection-ends-many", "customers/pool?view=mine",
                [.. owner.Select(ownership => customers[ownership.CustomerId])], owner.First().ProtectedUntil);
        }
        return ending.Count;
    }
}
