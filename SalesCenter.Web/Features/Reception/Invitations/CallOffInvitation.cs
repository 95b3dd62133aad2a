using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Invitations;

/// <summary>The customer will not come, or comes another day: the invitation counts neither as kept nor as missed.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record CallOffInvitation(Guid ProjectId, Guid InvitationId) : Command<Done>, IInProject;

public sealed class CallOffInvitationHandler(SalesDb db, CurrentUser user) : ICommandHandler<CallOffInvitation, Done>
{
    public async ValueTask<Done> Handle(CallOffInvitation command, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(invitation => invitation.Id == command.InvitationId, cancellationToken)
            ?? throw new RefusedException(ReceptionRefusals.InvitationUnknown);
        if (!user.Actor.Reaches(invitation.ConsultantId))
            throw new OutOfReachException(ReceptionRefusals.NotForOthers);
        invitation.CallOff();
        return default;
    }
}
