using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>The visits of today that no broker's report has brought yet, the latest on top: with one of them a reported customer came.</summary>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetArrivals(Guid ProjectId) : Query<IReadOnlyList<Arrival>>, IInProject;

/// <summary>A visit as the desk knows it.</summary>
/// <param name="Name">Full for superiors, a surname for others; empty while unknown.</param>
/// <param name="ConsultantId">Who receives them; nobody while they wait.</param>
public sealed record Arrival(Guid VisitId, DateTime ArrivedAt, int People, string Name, Guid? ConsultantId);

public sealed class GetArrivalsHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<GetArrivals, IReadOnlyList<Arrival>>
{
    public async ValueTask<IReadOnlyList<Arrival>> Handle(GetArrivals query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var midnight = calendar.Instant(calendar.LocalTime(time.Now()).Date);
        var arrivals = await db.Visits.AsNoTracking().IgnoreAutoIncludes()
            .Where(visit => visit.ArrivedAt >= midnight && visit.Kind != VisitKind.Trade && !db.BrokerReports.Any(report => report.VisitId == visit.Id))
            .OrderByDescending(visit => visit.ArrivedAt).ThenByDescending(visit => visit.Id)
            .Select(visit => new Arrival(
                visit.Id, visit.ArrivedAt, visit.People, db.Customers.Where(customer => customer.Id == visit.CustomerId).Select(customer => customer.Name).FirstOrDefault() ?? "", visit.ConsultantId))
            .ToListAsync(cancellationToken);
        return user.Actor.IsSuperior ? arrivals : [.. arrivals.Select(arrival => arrival with { Name = Customer.MaskName(arrival.Name) })];
    }
}
