using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>Somebody leaves the rota for today: themselves, or by those who lead it.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record CheckOut(Guid ProjectId, RotaKind Kind, Guid ConsultantId) : Command<Done>, IRotaStep;

public sealed class CheckOutHandler(RotaKeeper keeper, CurrentUser user) : ICommandHandler<CheckOut, Done>
{
    public async ValueTask<Done> Handle(CheckOut command, CancellationToken cancellationToken)
    {
        await keeper.Move(command, (rota, now) => rota.CheckOut(command.ConsultantId, user.Id, now), cancellationToken);
        return default;
    }
}
