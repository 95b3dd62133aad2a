using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>签到: a consultant joins a rota of today at its end; whoever leads the rota can do it for them.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record CheckIn(Guid ProjectId, RotaKind Kind, Guid ConsultantId) : Command<Done>, IInProject;

public sealed class CheckInHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : ICommandHandler<CheckIn, Done>
{
    public async ValueTask<Done> Handle(CheckIn command, CancellationToken cancellationToken)
    {
        user.Actor.RequireOwnStep(command.ConsultantId);
        if (await people.Find(command.ConsultantId, cancellationToken) is not { IsActive: true } person || !person.TakesTurnsIn(command.ProjectId))
            throw new RefusedException(ReceptionRefusals.NoConsultant(command.ConsultantId));
        var rota = await db.RotaOfToday(command.ProjectId, command.Kind, time.Now(), cancellationToken);
        rota.CheckIn(command.ConsultantId, user.Id, time.Now());
        return default;
    }
}
