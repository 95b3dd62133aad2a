using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>让位: lets the next one in the rota go first, once, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record YieldTurn(Guid ProjectId, RotaKind Kind, Guid ConsultantId, string Reason) : Command<Done>, IRotaStep;

public sealed class YieldTurnHandler(RotaKeeper keeper, CurrentUser user) : ICommandHandler<YieldTurn, Done>
{
    public async ValueTask<Done> Handle(YieldTurn command, CancellationToken cancellationToken)
    {
        await keeper.Move(command, (rota, now) => rota.Yield(command.ConsultantId, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
