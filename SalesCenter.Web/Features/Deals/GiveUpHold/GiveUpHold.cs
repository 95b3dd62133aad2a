namespace SalesCenter.Web.Features.Deals.GiveUpHold;

/// <summary>The customer does not want the held unit after all.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GiveUpHold(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class GiveUpHoldHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<GiveUpHold, Done>
{
    public async ValueTask<Done> Handle(GiveUpHold command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        deal.GiveUp(user.Id, time.Now());
        return default;
    }
}
