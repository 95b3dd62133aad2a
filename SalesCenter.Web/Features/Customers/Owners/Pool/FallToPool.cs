using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>
/// 掉公海: customers whose protection has run out belong to nobody from then on, and their owners are told. Only tidies: a
/// claim that comes first ends the ownership itself.
/// </summary>
[Allow(Role.System)]
public sealed record FallToPool(Guid ProjectId) : Command<int>, IInProject;

public sealed class FallToPoolHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<FallToPool, int>
{
    private const int MostAtOnce = 200;

    public async ValueTask<int> Handle(FallToPool command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await db.RunOut(now).OrderBy(ownership => ownership.ProtectedUntil).Take(MostAtOnce).Select(ownership => ownership.CustomerId).ToListAsync(cancellationToken);
        var customers = await db.Customers.Include(customer => customer.Ownerships.Where(ownership => ownership.IsOpen)).Where(customer => due.Contains(customer.Id)).ToListAsync(cancellationToken);
        foreach (var owner in customers.GroupBy(customer => customer.OwnerId!.Value))
        {
            var fallen = owner.Where(customer => customer.FallToPool(now)).ToList();
            if (fallen.Count > 0)
                notices.TellOfCustomers(owner.Key, "notice.fell-to-pool", "notice.fell-to-pool-many", "customers/pool", fallen);
        }
        return customers.Count;
    }
}
