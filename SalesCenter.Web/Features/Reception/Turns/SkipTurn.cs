using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>Passes a consultant over, to the end of the rota, with a reason.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record SkipTurn(Guid ProjectId, RotaKind Kind, Guid ConsultantId, string Reason) : Command<Done>, IRotaStep;

public sealed class SkipTurnHandler(RotaKeeper keeper, CurrentUser user) : ICommandHandler<SkipTurn, Done>
{
    public async ValueTask<Done> Handle(SkipTurn command, CancellationToken cancellationToken)
    {
        await keeper.Move(command, (rota, now) => rota.Skip(command.ConsultantId, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
