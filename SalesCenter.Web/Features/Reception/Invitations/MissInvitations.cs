using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Invitations;

/// <summary>爽约: the day of an invitation is over and nobody came; the customer's timeline says so and the consultant is told. Answers how many.</summary>
[Allow(Role.System)]
public sealed record MissInvitations(Guid ProjectId) : Command<int>, IInProject;

public sealed class MissInvitationsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<MissInvitations, int>
{
    public async ValueTask<int> Handle(MissInvitations command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var missed = 0;
        foreach (var invitation in await db.Invitations.Where(invitation => invitation.State == InvitationState.Open && invitation.EndsAt <= now).ToListAsync(cancellationToken))
        {
            var customer = await db.CustomerFile(invitation.CustomerId, cancellationToken);
            if (!invitation.Miss(customer, now))
                continue;
            missed++;
            notices.TellOf(customer, invitation.ConsultantId, "notice.invitation-missed", "customers", customer.Name, invitation.At);
        }
        return missed;
    }
}
