using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>
/// Reminds consultants whose subscription is not finished two hours before the day ends, and frees the units of those whose day is over (SOP 3.2.7). Where
/// money or a cheque has been received nothing lapses: a manager decides.
/// </summary>
[Allow(Role.System)]
public sealed record LapseSubscriptions(Guid ProjectId) : Command<int>, IInProject;

public sealed class LapseSubscriptionsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<LapseSubscriptions, int>
{
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<int> Handle(LapseSubscriptions command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await db.UnfinishedSubscriptions(now).ToListAsync(cancellationToken);
        foreach (var subscription in due)
        {
            var deal = await db.Deal(subscription.Id, cancellationToken);
            if (subscription.Remind(SubscriptionsDue.Warning, now))
                notices.Tell(command.ProjectId, deal.ConsultantId, "notice.subscription-due", $"deals/{deal.Id}", new UnitReference(deal.UnitId), subscription.FinishBy);
            if (!subscription.IsOver(now))
                continue;
            var ledger = await db.Ledger(subscription.Id, cancellationToken);
            if (ledger.Balance > Money.Zero || ledger.HasOpenCheque)
            {
                await notices.TellRoles(command.ProjectId, Managers, Guid.Empty, "notice.subscription-over-paid", $"deals/{deal.Id}", new PersonReference(deal.ConsultantId), new UnitReference(deal.UnitId), ledger.Balance);
                subscription.LeaveToManager(now);
                continue;
            }
            ledger.Close();
            deal.LapseSelection(subscription, now);
            notices.Tell(command.ProjectId, deal.ConsultantId, "notice.subscription-lapsed", $"board?unit={deal.UnitId}", new UnitReference(deal.UnitId));
        }
        return due.Count;
    }
}

/// <summary>Which subscriptions the clock asks for.</summary>
internal static class SubscriptionsDue
{
    public static readonly TimeSpan Warning = TimeSpan.FromHours(2);

    /// <summary>Those without the deposit, of open deals, whose consultant is to be reminded now, or whose day is over and which nobody was told to decide on.</summary>
    public static IQueryable<Subscription> UnfinishedSubscriptions(this SalesDb db, DateTime now) =>
        from subscription in db.Subscriptions
        join deal in db.Deals on subscription.Id equals deal.Id
        where deal.IsOpen && subscription.SubscribedAt == null
            && (subscription.FinishBy <= now && subscription.LeftToManagerAt == null || subscription.FinishBy <= now + Warning && subscription.RemindedAt == null)
        select subscription;
}
