using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Handovers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>交房 and 产权证 of a deal: how far they have come, and what is in the way.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetHandover(Guid ProjectId, Guid DealId) : Query<HandoverSheet>, IOnDeal;

/// <summary>The handover of a deal.</summary>
/// <param name="Invitations">The latest first.</param>
/// <param name="Records">Every attempt, the latest first.</param>
/// <param name="Defects">Those that are open first.</param>
/// <param name="MoneyOpen">What was due by today and is not here: it keeps the keys back.</param>
public sealed record HandoverSheet(
    HandoverState State, DateTime? AppointedAt, DateTime? HandedOverAt, IReadOnlyList<HandoverInvitation> Invitations, IReadOnlyList<HandoverRecord> Records, IReadOnlyList<HandoverDefect> Defects,
    Money MoneyOpen, TitleSheet Title);

/// <summary>The title deed of a deal.</summary>
/// <param name="Next">The step that is next; nothing once the deed is given out.</param>
public sealed record TitleSheet(IReadOnlyList<TitleMark> Marks, TitleStep? Next, string Number, string MortgageCertificateNumber, string GivenTo);

public sealed class GetHandoverHandler(SalesDb db, TimeProvider time) : IQueryHandler<GetHandover, HandoverSheet>
{
    public async ValueTask<HandoverSheet> Handle(GetHandover query, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var handover = await db.Handovers.AsNoTracking().SingleOrDefaultAsync(handover => handover.Id == query.DealId, cancellationToken);
        var deed = await db.TitleDeeds.AsNoTracking().SingleOrDefaultAsync(deed => deed.Id == query.DealId, cancellationToken);
        var open = await db.Ledgers.AsNoTracking().Where(ledger => ledger.Id == query.DealId)
            .Select(ledger => ledger.Dues.Where(due => due.IsOpen && due.DueOn <= today).Sum(due => due.AmountFen - due.PaidFen)).SingleOrDefaultAsync(cancellationToken);
        var title = new TitleSheet(
            [.. deed?.Marks.OrderBy(mark => mark.Step) ?? Enumerable.Empty<TitleMark>()], deed is null ? TitleStep.Applied : deed.Next, deed?.Number ?? "", deed?.MortgageCertificateNumber ?? "", deed?.GivenTo ?? "");
        return handover is null
            ? new HandoverSheet(HandoverState.NotInvited, null, null, [], [], [], new Money(open), title)
            : new HandoverSheet(
                handover.State, handover.AppointedAt, handover.HandedOverAt, [.. handover.Invitations.OrderByDescending(invitation => invitation.Number)], [.. handover.Records.OrderByDescending(record => record.Number)],
                [.. handover.Defects.OrderBy(defect => defect.MendedOn is not null).ThenBy(defect => defect.Number)], new Money(open), title);
    }
}
