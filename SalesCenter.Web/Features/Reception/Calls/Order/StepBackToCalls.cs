namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>回岗: a consultant answers calls again, from the end of the rota; at the old place only when a superior puts them there, with a reason.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record StepBackToCalls(Guid ProjectId, Guid ConsultantId, bool ToOldPlace = false, string Reason = "") : Command<Done>, IInProject;

public sealed class StepBackToCallsHandler(Hotline hotline, CurrentUser user) : ICommandHandler<StepBackToCalls, Done>
{
    public async ValueTask<Done> Handle(StepBackToCalls command, CancellationToken cancellationToken)
    {
        if (command.ToOldPlace && !user.Actor.IsSuperior)
            throw new RefusedException(new Refusal("role.forbidden"));
        await hotline.Move(command.ProjectId, command.ConsultantId, (rota, now) => rota.StepBack(command.ConsultantId, command.ToOldPlace, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
