using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Projects.Configure;

/// <summary>Other rules for a project's customers: protection, brokers, calls, how long leads are kept.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ConfigureCustomerRules(
    Guid ProjectId, int CallProtectionDays, int VisitProtectionDays, int BrokerProtectionDays, int BrokerLeadMinutes, bool FirstVisitWins, bool IsHotAdvertising, int LeadRetentionDays) : Command<Done>, IInProject;

public sealed class ConfigureCustomerRulesHandler(SalesDb db) : ICommandHandler<ConfigureCustomerRules, Done>
{
    public async ValueTask<Done> Handle(ConfigureCustomerRules command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        project.Configure(project.Settings with
        {
            CallProtectionDays = command.CallProtectionDays,
            VisitProtectionDays = command.VisitProtectionDays,
            BrokerProtectionDays = command.BrokerProtectionDays,
            BrokerLeadMinutes = command.BrokerLeadMinutes,
            FirstVisitWins = command.FirstVisitWins,
            IsHotAdvertising = command.IsHotAdvertising,
            LeadRetentionDays = command.LeadRetentionDays,
        }, project.EscrowAccount);
        return default;
    }
}
