using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>One report with what was decided and why; the customers that it may be are named to their superiors, and masked for others.</summary>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetReport(Guid ProjectId, Guid ReportId) : Query<ReportDetails>, IInProject;

/// <summary>A report with all that is known of it.</summary>
/// <param name="Earlier">The earlier report that goes before it, or may.</param>
/// <param name="Matches">The customers of the project that it may be.</param>
public sealed record ReportDetails(
    ReportRow Row, Guid EnteredById, Guid? OwnerId, Guid? DecidedById, DateTime? DecidedAt, string Reason, DateTime? ArrivedAt, Guid? ConsultantId, Guid? CustomerId, ReportRow? Earlier, IReadOnlyList<ReportMatch> Matches);

/// <summary>A customer that the reported one may be.</summary>
public sealed record ReportMatch(MatchRule Rule, string Name, string Phone, Guid? OwnerId, DateTime? Since, DateTime? ProtectedUntil, DateTime LastContactAt);

public sealed class GetReportHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetReport, ReportDetails>
{
    public async ValueTask<ReportDetails> Handle(GetReport query, CancellationToken cancellationToken)
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var report = await db.BrokerReport(query.ReportId, cancellationToken);
        var earlier = report.EarlierId is { } id ? await db.BrokerReports.SingleOrDefaultAsync(other => other.Id == id, cancellationToken) : null;
        var verdict = await db.Verdicts.SingleOrDefaultAsync(kept => kept.Id == report.KeptVerdictId, cancellationToken);
        return new ReportDetails(
            await Row(report, cancellationToken), report.EnteredById, report.OwnerId, report.DecidedById, report.DecidedAt, report.Reason, report.ArrivedAt, report.ConsultantId, report.CustomerId,
            earlier is null ? null : await Row(earlier, cancellationToken), verdict is null ? [] : await Matches(verdict.Read().Matches, cancellationToken));
    }

    private async Task<ReportRow> Row(BrokerReport report, CancellationToken cancellation)
    {
        var company = await db.BrokerCompany(report.CompanyId, cancellation);
        return new ReportRow(
            report.Id, company.Name, company.Agent(report.AgentId).Name, report.CustomerName, MaskedNumber.Read(report.Number)?.ToString() ?? Customer.Mask(report.Number),
            report.ReportedAt, report.ExpectedAt, report.Code, report.State, report.Verdict, report.ProtectedUntil);
    }

    private async Task<IReadOnlyList<ReportMatch>> Matches(IReadOnlyList<Match> matches, CancellationToken cancellation)
    {
        var ids = matches.Select(match => match.CustomerId).ToList();
        var customers = await db.Customers.Where(customer => ids.Contains(customer.Id)).Select(customer => new { customer.Id, customer.Name, customer.Phone, customer.OwnerId, customer.LastContactAt })
            .ToDictionaryAsync(customer => customer.Id, cancellation);
        return
        [
            .. from match in matches
               where customers.ContainsKey(match.CustomerId)
               let customer = customers[match.CustomerId]
               let sees = user.Actor.Reaches(customer.OwnerId)
               select new ReportMatch(
                   match.Rule, sees ? customer.Name : Customer.MaskName(customer.Name), sees ? customer.Phone : Customer.Mask(customer.Phone),
                   match.OwnerId, match.Since, match.ProtectedUntil, customer.LastContactAt),
        ];
    }
}
