namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>Passes a consultant over, to the end of the call rota.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record SkipInCallRota(Guid ProjectId, Guid ConsultantId, string Reason) : Command<Done>, IInProject;

public sealed class SkipInCallRotaHandler(Hotline hotline, CurrentUser user) : ICommandHandler<SkipInCallRota, Done>
{
    public async ValueTask<Done> Handle(SkipInCallRota command, CancellationToken cancellationToken)
    {
        await hotline.Move(command.ProjectId, command.ConsultantId, (rota, now) => rota.Skip(command.ConsultantId, command.Reason, user.Id, now), cancellationToken);
        return default;
    }
}
