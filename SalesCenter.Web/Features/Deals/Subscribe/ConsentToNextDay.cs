using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>次日办理: a manager consents to finishing a subscription on the next day (SOP 3.2.7).</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ConsentToNextDay(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class ConsentToNextDayHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ConsentToNextDay, Done>
{
    public async ValueTask<Done> Handle(ConsentToNextDay command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        subscription.ConsentToNextDay(user.Actor, deal, calendar, time.Now());
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.next-day-consented", $"deals/{deal.Id}", new PersonReference(user.Id), new UnitReference(deal.UnitId), subscription.FinishBy);
        return default;
    }
}
