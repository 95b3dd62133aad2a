using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>Somebody leaves the rota for today: themselves, or by those who lead it.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record CheckOut(Guid ProjectId, RotaKind Kind, Guid ConsultantId) : Command<Done>, IInProject;

public sealed class CheckOutHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CheckOut, Done>
{
    public async ValueTask<Done> Handle(CheckOut command, CancellationToken cancellationToken)
    {
        user.Actor.RequireOwnStep(command.ConsultantId);
        var rota = await db.RotaOfToday(command.ProjectId, command.Kind, time.Now(), cancellationToken);
        rota.CheckOut(command.ConsultantId, user.Id, time.Now());
        return default;
    }
}
