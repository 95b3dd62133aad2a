using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Brokers.Companies;

/// <summary>The broker companies of the project with their agents, those that may report first.</summary>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record GetBrokers(Guid ProjectId) : Query<IReadOnlyList<BrokerRow>>, IInProject;

/// <summary>A broker company.</summary>
/// <param name="MayReport">Whether it is worked with, and its agreement covers today.</param>
public sealed record BrokerRow(Guid Id, string Name, DateOnly AgreedFrom, DateOnly AgreedUntil, bool IsActive, bool MayReport, IReadOnlyList<AgentRow> Agents);

/// <summary>An agent of a broker company.</summary>
public sealed record AgentRow(Guid Id, string Name, string Phone, bool IsActive);

public sealed class GetBrokersHandler(SalesDb db, TimeProvider time) : IQueryHandler<GetBrokers, IReadOnlyList<BrokerRow>>
{
    public async ValueTask<IReadOnlyList<BrokerRow>> Handle(GetBrokers query, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var today = DateOnly.FromDateTime(settings.Calendar.LocalTime(time.Now()));
        var companies = await db.BrokerCompanies.AsNoTracking().OrderBy(company => company.Name).ToListAsync(cancellationToken);
        return
        [
            .. companies.Select(company => new BrokerRow(
                    company.Id, company.Name, company.AgreedFrom, company.AgreedUntil, company.IsActive,
                    company.IsActive && company.AgreedFrom <= today && today <= company.AgreedUntil,
                    [.. company.Agents.OrderByDescending(agent => agent.IsActive).ThenBy(agent => agent.Name, StringComparer.Ordinal).Select(agent => new AgentRow(agent.Id, agent.Name, agent.Phone, agent.IsActive))]))
                .OrderByDescending(row => row.MayReport),
        ];
    }
}
