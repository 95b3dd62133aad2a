using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.FollowUps;

/// <summary>Tells owners, once, that the time has come for what they had planned with a customer.</summary>
[Allow(Role.System)]
public sealed record RemindOfFollowUps(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfFollowUpsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfFollowUps, int>
{
    private const int AtOnce = 200;

    public async ValueTask<int> Handle(RemindOfFollowUps command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await db.Customers.Where(customer => customer.Next!.RemindedAt == null && customer.Next.At <= now).OrderBy(customer => customer.Next!.At).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var customer in due.Where(customer => customer.Remind(now)))
        {
            if (customer.OwnerId is { } ownerId)
                notices.TellOf(customer, ownerId, "notice.follow-up-due", $"customers/{customer.Id}", customer.Name, customer.Next!.What);
        }
        return due.Count;
    }
}
