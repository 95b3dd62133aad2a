using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>Passes a consultant over, to the end of the rota, with a reason.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record SkipTurn(Guid ProjectId, RotaKind Kind, Guid ConsultantId, string Reason) : Command<Done>, IInProject;

public sealed class SkipTurnHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<SkipTurn, Done>
{
    public async ValueTask<Done> Handle(SkipTurn command, CancellationToken cancellationToken)
    {
        user.Actor.RequireOwnStep(command.ConsultantId);
        var rota = await db.RotaOfToday(command.ProjectId, command.Kind, time.Now(), cancellationToken);
        rota.Skip(command.ConsultantId, command.Reason, user.Id, time.Now());
        return default;
    }
}
