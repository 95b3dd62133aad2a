using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>今日交房: who comes for the keys today or tomorrow, and where defects are not mended; a consultant's own, a group's for its supervisor.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant)]
public sealed record HandoversDue(Guid ProjectId) : Query<DueHandovers>, IInProject;

/// <summary>What waits about handovers.</summary>
/// <param name="Invited">The soonest first.</param>
/// <param name="Defective">The oldest defect first.</param>
public sealed record DueHandovers(IReadOnlyList<InvitedLine> Invited, IReadOnlyList<DefectiveLine> Defective);

/// <summary>A buyer who comes.</summary>
public sealed record InvitedLine(Guid DealId, Guid UnitId, string CustomerName, DateTime At);

/// <summary>A unit with defects that are not mended.</summary>
/// <param name="Since">When the oldest of them was found.</param>
public sealed record DefectiveLine(Guid DealId, Guid UnitId, string CustomerName, int Defects, DateOnly Since);

public sealed class HandoversDueHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<HandoversDue, DueHandovers>
{
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<DueHandovers> Handle(HandoversDue query, CancellationToken cancellationToken)
    {
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        var (from, until) = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.TodayAndTomorrow(time.Now());
        var seen =
            from handover in db.Handovers.AsNoTracking().IgnoreAutoIncludes()
            join deal in db.Deals.IgnoreAutoIncludes() on handover.Id equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where deal.IsOpen && (circle == null || circle.Contains(deal.ConsultantId))
            select new { handover, deal.UnitId, deal.Stage, customer.Name };
        return new DueHandovers(
            await seen.Where(row => row.Stage == DealStage.Filed && row.handover.State == HandoverState.Invited && row.handover.AppointedAt >= from && row.handover.AppointedAt < until)
                .OrderBy(row => row.handover.AppointedAt).Select(row => new InvitedLine(row.handover.Id, row.UnitId, row.Name, row.handover.AppointedAt!.Value)).ToListAsync(cancellationToken),
            await seen.Where(row => row.handover.Defects.Any(defect => defect.MendedOn == null))
                .Select(row => new
                {
                    row.handover.Id,
                    row.UnitId,
                    row.Name,
                    Defects = row.handover.Defects.Count(defect => defect.MendedOn == null),
                    Since = row.handover.Defects.Where(defect => defect.MendedOn == null).Min(defect => defect.FoundOn),
                })
                .OrderBy(row => row.Since).Select(row => new DefectiveLine(row.Id, row.UnitId, row.Name, row.Defects, row.Since)).ToListAsync(cancellationToken));
    }
}
