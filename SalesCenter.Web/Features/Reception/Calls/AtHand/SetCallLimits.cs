using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Reception.Calls.AtHand;

/// <summary>How long calls may last, and whether adverts run hot now (SOP 1.2.9).</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record SetCallLimits(Guid ProjectId, bool IsHot, int HotMinutes, int Minutes) : Command<Done>, IInProject;

public sealed class SetCallLimitsHandler(SalesDb db) : ICommandHandler<SetCallLimits, Done>
{
    public async ValueTask<Done> Handle(SetCallLimits command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        project.Configure(project.Settings with { IsHotAdvertising = command.IsHot, HotCallMinutes = command.HotMinutes, CallMinutes = command.Minutes }, project.EscrowAccount);
        return default;
    }
}
