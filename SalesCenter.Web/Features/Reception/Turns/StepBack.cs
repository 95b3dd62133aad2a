using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>A consultant is back at the desk, at the end of the rota; at the old place only when somebody who leads it says so, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record StepBack(Guid ProjectId, RotaKind Kind, Guid ConsultantId, bool ToOldPlace, string Reason) : Command<Done>, IInProject;

public sealed class StepBackHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<StepBack, Done>
{
    public async ValueTask<Done> Handle(StepBack command, CancellationToken cancellationToken)
    {
        user.Actor.RequireOwnStep(command.ConsultantId);
        if (command.ToOldPlace)
            user.Actor.RequireLead();
        var rota = await db.RotaOfToday(command.ProjectId, command.Kind, time.Now(), cancellationToken);
        rota.StepBack(command.ConsultantId, command.ToOldPlace, command.Reason, user.Id, time.Now());
        return default;
    }
}
