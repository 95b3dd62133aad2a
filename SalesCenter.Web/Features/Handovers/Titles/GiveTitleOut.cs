using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers.Titles;

/// <summary>领证: the deed is given to the buyer, or to the bank.</summary>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record GiveTitleOut(Guid ProjectId, Guid DealId, [property: TextLength(60)] string To, DateOnly On) : Command<Done>, IOnDeal;

public sealed class GiveTitleOutHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<GiveTitleOut, Done>
{
    public async ValueTask<Done> Handle(GiveTitleOut command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var deed = await db.TitleDeed(deal, cancellationToken);
        deed.GiveOut(command.To, command.On, user.Id, deal, today, now);
        return default;
    }
}
