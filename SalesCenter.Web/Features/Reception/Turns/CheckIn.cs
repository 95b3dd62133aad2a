using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>签到: a consultant joins a rota of today at its end; whoever leads the rota can do it for them.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record CheckIn(Guid ProjectId, RotaKind Kind, Guid ConsultantId) : Command<Done>, IRotaStep;

public sealed class CheckInHandler(RotaKeeper keeper, PeopleBook people, CurrentUser user) : ICommandHandler<CheckIn, Done>
{
    public async ValueTask<Done> Handle(CheckIn command, CancellationToken cancellationToken)
    {
        if (await people.Find(command.ConsultantId, cancellationToken) is not { IsActive: true } person || !person.TakesTurnsIn(command.ProjectId))
            throw new RefusedException(ReceptionRefusals.NoConsultant(command.ConsultantId));
        await keeper.Move(command, (rota, now) => rota.CheckIn(command.ConsultantId, user.Id, now), cancellationToken);
        return default;
    }
}
