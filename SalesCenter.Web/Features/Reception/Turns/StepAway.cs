using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>A consultant leaves the desk for a while, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record StepAway(Guid ProjectId, RotaKind Kind, Guid ConsultantId, string Reason) : Command<Done>, IRotaStep;

public sealed class StepAwayHandler(RotaKeeper keeper, CurrentUser user) : ICommandHandler<StepAway, Done>
{
    public async ValueTask<Done> Handle(StepAway command, CancellationToken cancellationToken)
    {
        await keeper.Move(command, (rota, now) => rota.StepAway(command.ConsultantId, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
