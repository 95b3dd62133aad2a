using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>Reminds consultants of a signing deadline three days and one day before, and on the day; once it has passed, their managers too, who extend it or reclaim the unit.</summary>
[Allow(Role.System)]
public sealed record RemindOfSignings(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfSigningsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfSignings, int>
{
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<int> Handle(RemindOfSignings command, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var reminded = 0;
        foreach (var subscription in await db.SigningsNear(today).ToListAsync(cancellationToken))
        {
            if (!subscription.RemindOfSigning(today))
                continue;
            reminded++;
            var deal = await db.Deal(subscription.Id, cancellationToken);
            var code = subscription.SigningBy < today ? "notice.signing-overdue" : "notice.signing-due";
            notices.Tell(command.ProjectId, deal.ConsultantId, code, $"deals/{deal.Id}", new UnitReference(deal.UnitId), subscription.SigningBy);
            if (subscription.SigningBy < today)
                await notices.TellRoles(command.ProjectId, Managers, deal.ConsultantId, code, $"deals/{deal.Id}", new UnitReference(deal.UnitId), subscription.SigningBy);
        }
        return reminded;
    }
}

/// <summary>Which deadlines are near.</summary>
internal static class SigningsDue
{
    /// <summary>Those of subscribed deals for which a reminder is due today and was not sent yet.</summary>
    public static IQueryable<Subscription> SigningsNear(this SalesDb db, DateOnly today)
    {
        DateOnly?[] deadlines = [.. Subscription.SigningReminders.Select(days => (DateOnly?)today.AddDays(days))];
        return from subscription in db.Subscriptions
               join deal in db.Deals on subscription.Id equals deal.Id
               where deal.IsOpen && deal.Stage == DealStage.Subscribed && deadlines.Contains(subscription.SigningBy) && (subscription.SigningRemindedOn == null || subscription.SigningRemindedOn < today)
               select subscription;
    }
}
