using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>A consultant is back at the desk, at the end of the rota; at the old place only when somebody who leads it says so, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record StepBack(Guid ProjectId, RotaKind Kind, Guid ConsultantId, bool ToOldPlace, string Reason) : Command<Done>, IRotaStep;

public sealed class StepBackHandler(RotaKeeper keeper, CurrentUser user) : ICommandHandler<StepBack, Done>
{
    public async ValueTask<Done> Handle(StepBack command, CancellationToken cancellationToken)
    {
        if (command.ToOldPlace)
            user.Actor.RequireLead();
        await keeper.Move(command, (rota, now) => rota.StepBack(command.ConsultantId, command.ToOldPlace, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
