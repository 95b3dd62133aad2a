using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>签到: a consultant answers calls today, after everybody who is there already.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record JoinCallRota(Guid ProjectId, Guid ConsultantId) : Command<Done>, IInProject;

public sealed class JoinCallRotaHandler(Hotline hotline, PeopleBook people, CurrentUser user) : ICommandHandler<JoinCallRota, Done>
{
    public async ValueTask<Done> Handle(JoinCallRota command, CancellationToken cancellationToken)
    {
        if (await people.Find(command.ConsultantId, cancellationToken) is not { IsActive: true } person || !person.RolesIn(command.ProjectId).Contains(Role.Consultant))
            throw new RefusedException(ReceptionRefusals.NoConsultant(command.ConsultantId));
        await hotline.Move(command.ProjectId, command.ConsultantId, (rota, now) => rota.CheckIn(command.ConsultantId, user.Id, now), cancellationToken);
        return default;
    }
}
