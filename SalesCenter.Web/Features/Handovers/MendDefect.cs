using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>缺陷整改: what was found wrong at the handover is mended.</summary>
/// <param name="Number">Which of the deal's defects, from 1.</param>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record MendDefect(Guid ProjectId, Guid DealId, int Number, DateOnly On) : Command<Done>, IOnDeal;

public sealed class MendDefectHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<MendDefect, Done>
{
    public async ValueTask<Done> Handle(MendDefect command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var handover = await db.Handover(deal, cancellationToken);
        handover.MendDefect(command.Number, command.On, user.Actor, deal, today, now);
        return default;
    }
}
