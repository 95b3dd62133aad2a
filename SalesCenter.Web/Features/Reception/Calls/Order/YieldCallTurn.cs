namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>让位: lets the next who waits answer first, once.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record YieldCallTurn(Guid ProjectId, Guid ConsultantId, string Reason) : Command<Done>, IInProject;

public sealed class YieldCallTurnHandler(Hotline hotline, CurrentUser user) : ICommandHandler<YieldCallTurn, Done>
{
    public async ValueTask<Done> Handle(YieldCallTurn command, CancellationToken cancellationToken)
    {
        await hotline.Move(command.ProjectId, command.ConsultantId, (rota, now) => rota.Yield(command.ConsultantId, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
