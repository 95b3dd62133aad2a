using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Companies;
using SalesCenter.Web.Features.Brokers.Reports;

namespace SalesCenter.Tests.Features.Brokers;

/// <summary>A small project with two broker companies of one agent each, a clerk and a supervisor.</summary>
internal sealed record BrokerProject(SmallProject Project, Guid Clerk, Guid Supervisor, Guid Company, Guid Agent, Guid OtherCompany, Guid OtherAgent)
{
    private TestCentre Centre => Project.Centre;

    public static async Task<BrokerProject> In(TestCentre centre, Func<ProjectSettings, ProjectSettings>? rules = null) => await Of(await SmallProject.In(centre, 1, 1), rules);

    public static async Task<BrokerProject> Of(SmallProject project, Func<ProjectSettings, ProjectSettings>? rules = null)
    {
        var centre = project.Centre;
        if (rules is not null)
        {
            await centre.Database(async db =>
            {
                var known = await db.Projects.SingleAsync(known => known.Id == project.Id);
                known.Configure(rules(known.Settings), known.EscrowAccount);
            });
        }
        var (company, agent) = await Broker("贝壳找房", "13600000001");
        var (other, otherAgent) = await Broker("链家", "13600000002");
        return new BrokerProject(project, await centre.Hire("林悦", Role.AdminClerk, project.Id), await centre.Hire("吴刚", Role.Supervisor, project.Id), company, agent, other, otherAgent);

        async Task<(Guid Company, Guid Agent)> Broker(string name, string phone)
        {
            var id = (await centre.Send(project.Manager, new SaveBroker(project.Id, null, name, new DateOnly(2026, 1, 1), new DateOnly(2199, 12, 31), true))).Value;
            return (id, (await centre.Send(project.Manager, new SaveAgent(project.Id, id, null, name + "小张", phone))).Value);
        }
    }

    public Task<Result<ReportedCustomer>> Report(string name, string number, bool byOther = false) =>
        Centre.Send(Clerk, new ReportCustomer(Project.Id, byOther ? OtherCompany : Company, byOther ? OtherAgent : Agent, name, number, null));

    public Task<Result<ConfirmedReport>> Confirm(string code, string whole = "", Guid? consultant = null, Guid? visit = null) =>
        Centre.Send(Clerk, new ConfirmReport(Project.Id, code, whole, consultant ?? Project.LiWen, visit));

    public Task<BrokerReport> Read(Guid id) => Centre.Database(db => db.BrokerReports.IgnoreQueryFilters().AsNoTracking().SingleAsync(report => report.Id == id));
}
