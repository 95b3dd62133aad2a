using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>A consultant leaves the desk for a while, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record StepAway(Guid ProjectId, RotaKind Kind, Guid ConsultantId, string Reason) : Command<Done>, IInProject;

public sealed class StepAwayHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<StepAway, Done>
{
    public async ValueTask<Done> Handle(StepAway command, CancellationToken cancellationToken)
    {
        user.Actor.RequireOwnStep(command.ConsultantId);
        var rota = await db.RotaOfToday(command.ProjectId, command.Kind, time.Now(), cancellationToken);
        rota.StepAway(command.ConsultantId, command.Reason, user.Id, time.Now());
        return default;
    }
}
