using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>Brokers' reports, the latest first; found by state, company, and name, last four digits or code.</summary>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetReports(Guid ProjectId, ReportFilter Filter, int Skip, int Take) : Query<ReportPage>, IInProject;

/// <summary>By what reports are found.</summary>
public sealed record ReportFilter(BrokerReportState? State = null, Guid? CompanyId = null, string Text = "");

/// <summary>Some reports, and how many there are.</summary>
public sealed record ReportPage(IReadOnlyList<ReportRow> Rows, int Total);

/// <summary>A report in the list; the number always masked.</summary>
public sealed record ReportRow(
    Guid Id, string Company, string Agent, string CustomerName, string Number, DateTime ReportedAt, DateTime? ExpectedAt, string Code, BrokerReportState State, BrokerVerdict Verdict, DateTime ProtectedUntil);

public sealed class GetReportsHandler(SalesDb db) : IQueryHandler<GetReports, ReportPage>
{
    private const int MostRows = 200;

    public async ValueTask<ReportPage> Handle(GetReports query, CancellationToken cancellationToken)
    {
        var found = Found(query.Filter);
        var rows = await found.OrderByDescending(report => report.ReportedAt).ThenByDescending(report => report.Id).Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 1, MostRows))
            .Join(db.BrokerCompanies, report => report.CompanyId, company => company.Id, (report, company) => new ReportRow(
                report.Id, company.Name, company.Agents.Where(agent => agent.Id == report.AgentId).Select(agent => agent.Name).First(), report.CustomerName, report.Number,
                report.ReportedAt, report.ExpectedAt, report.Code, report.State, report.Verdict, report.ProtectedUntil))
            .ToListAsync(cancellationToken);
        return new ReportPage(
            [.. rows.OrderByDescending(row => row.ReportedAt).ThenByDescending(row => row.Id).Select(row => row with { Number = Masked(row.Number) })], await found.CountAsync(cancellationToken));
    }

    private static string Masked(string number) => MaskedNumber.Read(number)?.ToString() ?? Customer.Mask(number);

    private IQueryable<BrokerReport> Found(ReportFilter filter)
    {
        var (text, code) = (filter.Text.Trim(), filter.Text.Trim().ToUpperInvariant());
        return db.BrokerReports.AsNoTracking().Where(report =>
            (filter.State == null || report.State == filter.State) && (filter.CompanyId == null || report.CompanyId == filter.CompanyId)
            && (text.Length == 0 || report.CustomerName.Contains(text) || report.Ending == text || report.Code == code));
    }
}
