using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>让位: lets the next one in the rota go first, once, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record YieldTurn(Guid ProjectId, RotaKind Kind, Guid ConsultantId, string Reason) : Command<Done>, IInProject;

public sealed class YieldTurnHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<YieldTurn, Done>
{
    public async ValueTask<Done> Handle(YieldTurn command, CancellationToken cancellationToken)
    {
        user.Actor.RequireOwnStep(command.ConsultantId);
        var rota = await db.RotaOfToday(command.ProjectId, command.Kind, time.Now(), cancellationToken);
        rota.Yield(command.ConsultantId, command.Reason, user.Id, time.Now());
        return default;
    }
}
