using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners;

/// <summary>What about the ownership of customers waits for the reader today.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetOwnersToday(Guid ProjectId) : Query<OwnersWaiting>, IInProject;

/// <summary>What waits.</summary>
/// <param name="Ending">The reader's customers whose protection ends within three days.</param>
/// <param name="ToAnswer">Disputes that the reader has not answered.</param>
/// <param name="ToRule">Open disputes that the reader, a manager, may rule.</param>
/// <param name="Left">For superiors, customers of those of their people who have left.</param>
public sealed record OwnersWaiting(int Ending, int ToAnswer, int ToRule, int Left);

public sealed class GetOwnersTodayHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : IQueryHandler<GetOwnersToday, OwnersWaiting>
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    public async ValueTask<OwnersWaiting> Handle(GetOwnersToday query, CancellationToken cancellationToken)
    {
        var (me, soon) = (user.Id, time.Now() + Soon);
        var open = db.Disputes.AsNoTracking().Where(dispute => dispute.IsOpen);
        var ending = await db.Customers.CountAsync(customer => customer.OwnerId == me && customer.Ownerships.Any(ownership => ownership.EndedAt == null && ownership.ProtectedUntil <= soon), cancellationToken);
        var toAnswer = await open.CountAsync(dispute => (dispute.OwnerId == me || dispute.RivalId == me) && dispute.OpenedById != me && dispute.StatedAt == null, cancellationToken);
        if (!user.Actor.IsSuperior)
            return new OwnersWaiting(ending, toAnswer, 0, 0);

        var left = (await people.All(cancellationToken)).Where(person => !person.IsActive && user.Actor.AnswersFor(person.Id)).Select(person => (Guid?)person.Id).ToList();
        return new OwnersWaiting(
            ending, toAnswer,
            user.Actor.IsManager ? await open.CountAsync(dispute => dispute.OwnerId != me && dispute.RivalId != me, cancellationToken) : 0,
            await db.Customers.CountAsync(customer => left.Contains(customer.OwnerId), cancellationToken));
    }
}
