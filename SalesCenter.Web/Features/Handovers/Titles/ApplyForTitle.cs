using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers.Titles;

/// <summary>递件: the authority has the application for the title deed.</summary>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record ApplyForTitle(Guid ProjectId, Guid DealId, DateOnly On) : Command<Done>, IOnDeal;

public sealed class ApplyForTitleHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ApplyForTitle, Done>
{
    public async ValueTask<Done> Handle(ApplyForTitle command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var deed = await db.TitleDeed(deal, cancellationToken);
        deed.Apply(command.On, user.Id, deal, today, now);
        return default;
    }
}
