namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>离岗: a consultant answers no calls for a while.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record StepAwayFromCalls(Guid ProjectId, Guid ConsultantId, string Reason) : Command<Done>, IInProject;

public sealed class StepAwayFromCallsHandler(Hotline hotline, CurrentUser user) : ICommandHandler<StepAwayFromCalls, Done>
{
    public async ValueTask<Done> Handle(StepAwayFromCalls command, CancellationToken cancellationToken)
    {
        await hotline.Move(command.ProjectId, command.ConsultantId, (rota, now) => rota.StepAway(command.ConsultantId, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
