namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>签退: a consultant answers no more calls today.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record LeaveCallRota(Guid ProjectId, Guid ConsultantId) : Command<Done>, IInProject;

public sealed class LeaveCallRotaHandler(Hotline hotline, CurrentUser user) : ICommandHandler<LeaveCallRota, Done>
{
    public async ValueTask<Done> Handle(LeaveCallRota command, CancellationToken cancellationToken)
    {
        await hotline.Move(command.ProjectId, command.ConsultantId, (rota, now) => rota.CheckOut(command.ConsultantId, user.Id, now), cancellationToken);
        return default;
    }
}
