using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>交房台账: deals whose contract is filed, with invitation, defects and open money; a consultant's own, a group's for its supervisor.</summary>
/// <param name="OpenOnly">Leaves out what is handed over without defects.</param>
/// <param name="Everything">Not only the first 1,000.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record HandoverList(Guid ProjectId, bool OpenOnly, bool Everything = false) : Query<IReadOnlyList<HandoverRow>>, IInProject;

/// <summary>A handover in a list.</summary>
/// <param name="OpenDefects">How many defects are not mended.</param>
/// <param name="MoneyOpen">What was due by today and is not here.</param>
/// <param name="Titled">The last step of the title deed that is done.</param>
public sealed record HandoverRow(
    Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, HandoverState State, DateTime? AppointedAt, DateTime? HandedOverAt, int OpenDefects, Money MoneyOpen, TitleStep? Titled);

public sealed class HandoverListHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<HandoverList, IReadOnlyList<HandoverRow>>
{
    private const int First = 1_000;
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier];

    public async ValueTask<IReadOnlyList<HandoverRow>> Handle(HandoverList query, CancellationToken cancellationToken)
    {
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        var today = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var rows = await (
            from deal in db.Deals.AsNoTracking().IgnoreAutoIncludes()
            join customer in db.Customers on deal.CustomerId equals customer.Id
            join ledger in db.Ledgers on deal.Id equals ledger.Id
            join begun in db.Handovers on deal.Id equals begun.Id into handovers
            from handover in handovers.DefaultIfEmpty()
            join applied in db.TitleDeeds on deal.Id equals applied.Id into deeds
            from deed in deeds.DefaultIfEmpty()
            where deal.IsOpen && deal.Stage >= DealStage.Filed && (circle == null || circle.Contains(deal.ConsultantId))
                && (!query.OpenOnly || deal.Stage == DealStage.Filed || handover.Defects.Any(defect => defect.MendedOn == null))
            orderby deal.Stage, handover.AppointedAt == null, handover.AppointedAt, deal.HeldAt
            select new
            {
                deal.Id,
                deal.UnitId,
                customer.Name,
                deal.ConsultantId,
                State = (HandoverState?)handover.State,
                handover.AppointedAt,
                handover.HandedOverAt,
                Defects = handover.Defects.Count(defect => defect.MendedOn == null),
                Open = ledger.Dues.Where(due => due.IsOpen && due.DueOn <= today).Sum(due => due.AmountFen - due.PaidFen),
                Steps = deed.Marks.Count,
            }).Take(query.Everything ? int.MaxValue : First).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new HandoverRow(
            row.Id, row.UnitId, row.Name, row.ConsultantId, row.State ?? HandoverState.NotInvited, row.AppointedAt, row.HandedOverAt, row.Defects, new Money(row.Open), row.Steps > 0 ? (TitleStep)(row.Steps - 1) : null))];
    }
}
