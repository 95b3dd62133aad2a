using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Handovers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>Reminds consultants of a buyer who comes for the keys tomorrow or today, and them and the clerks of defects that are not mended for 15 days.</summary>
[Allow(Role.System)]
public sealed record RemindOfHandovers(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfHandoversHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfHandovers, int>
{
    private static readonly Role[] Menders = [Role.AdminClerk];

    public async ValueTask<int> Handle(RemindOfHandovers command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        var reminded = 0;
        foreach (var handover in await db.HandoversNear(calendar, now).ToListAsync(cancellationToken))
        {
            var deal = await db.Deal(handover.Id, cancellationToken);
            var (page, unit) = (HandoversAsked.Page(deal.Id), new UnitReference(deal.UnitId));
            if (handover.Remind(calendar.DateOf(now), calendar))
            {
                reminded++;
                notices.Tell(command.ProjectId, deal.ConsultantId, "notice.handover-near", page, unit, handover.AppointedAt);
            }
            if (handover.RemindOfDefects(calendar.DateOf(now)) is > 0 and var old)
            {
                reminded++;
                notices.Tell(command.ProjectId, deal.ConsultantId, "notice.handover-defects", page, unit, old, Handover.DefectDays);
                await notices.TellRoles(command.ProjectId, Menders, deal.ConsultantId, "notice.handover-defects", page, unit, old, Handover.DefectDays);
            }
        }
        return reminded;
    }
}
