using SalesCenter.Domain.Handovers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>邀约交房: the buyer is told when to come for the keys.</summary>
/// <param name="At">UTC.</param>
/// <param name="SentOn">On the sales centre's calendar; not ahead.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record InviteToHandover(Guid ProjectId, Guid DealId, DateTime At, InvitationWay Way, DateOnly SentOn) : Command<Done>, IOnDeal;

public sealed class InviteToHandoverHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<InviteToHandover, Done>
{
    public async ValueTask<Done> Handle(InviteToHandover command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        await db.RequireNoRequestNow(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var handover = await db.Handover(deal, cancellationToken);
        handover.Invite(command.At, command.Way, command.SentOn, user.Actor, deal, today, now);
        if (deal.ConsultantId != user.Id)
            notices.Tell(command.ProjectId, deal.ConsultantId, "notice.handover-invited", HandoversAsked.Page(deal.Id), new PersonReference(user.Id), new UnitReference(deal.UnitId), command.At);
        return default;
    }
}
