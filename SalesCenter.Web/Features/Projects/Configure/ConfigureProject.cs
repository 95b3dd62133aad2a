using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Projects.Configure;

/// <summary>Other rules for a project; they count from the next hold, and every board shows them at once.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ConfigureProject(
    Guid ProjectId, int HoldMinutes, int HoldLimitMinutes, int RepeatHoldPauseMinutes, bool ShowPricesInPublic, bool ShowSubscriptionsInPublic,
    TimeOnly CutOff, [property: TextLength(100)] string EscrowAccount, int ClaimsPerDay = 10) : Command<Done>, IInProject;

public sealed class ConfigureProjectHandler(SalesDb db) : ICommandHandler<ConfigureProject, Done>
{
    public async ValueTask<Done> Handle(ConfigureProject command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        project.Configure(project.Settings with
        {
            HoldMinutes = command.HoldMinutes,
            HoldLimitMinutes = command.HoldLimitMinutes,
            RepeatHoldPauseMinutes = command.RepeatHoldPauseMinutes,
            ShowPricesInPublic = command.ShowPricesInPublic,
            ShowSubscriptionsInPublic = command.ShowSubscriptionsInPublic,
            CutOff = command.CutOff,
            ClaimsPerDay = command.ClaimsPerDay,
        }, command.EscrowAccount);
        return default;
    }
}
