using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Today;

/// <summary>今日: what waits for the person at the screen, as far as their roles let them do it.</summary>
[Allow]
public sealed record GetToday(Guid ProjectId) : Query<TodayList>, IInProject;

/// <summary>What waits.</summary>
/// <param name="Mine">The person's own open deals: holds first, the soonest to run out on top.</param>
/// <param name="Slips">How many selection slips wait for a manager's decision; 0 for others.</param>
/// <param name="ToFree">Selected units whose slip was handed back, for managers to free.</param>
/// <param name="WithheldToReview">Withheld units whose end has come or comes today, for managers.</param>
/// <param name="Batches">Planned release batches that are still to open, for managers.</param>
public sealed record TodayList(
    IReadOnlyList<OpenDeal> Mine, int Slips, IReadOnlyList<OpenDeal> ToFree, IReadOnlyList<EndingWithholding> WithheldToReview, IReadOnlyList<PlannedBatch> Batches)
{
    /// <summary>Cancellations and extensions in which the person must do something next, the oldest first.</summary>
    public IReadOnlyList<WaitingRequest> Requests { get; init; } = [];

    /// <summary>逾期未签约: subscriptions past their signing deadline; a consultant's own, everybody's for managers.</summary>
    public IReadOnlyList<OverdueDeal> Overdue { get; init; } = [];

    /// <summary>缺件档案: files of subscribed deals with papers missing; a consultant's own, everybody's for the clerk.</summary>
    public IReadOnlyList<IncompleteFile> Incomplete { get; init; } = [];

    /// <summary>逾期未还: files that were to be back by now, for the clerk and for whoever has them.</summary>
    public IReadOnlyList<LentFile> Lent { get; init; } = [];

    /// <summary>Whether today is still to be compared and signed, for managers.</summary>
    public bool IsDayOpen { get; init; }
}

/// <summary>A file with papers missing.</summary>
public sealed record IncompleteFile(Guid DealId, Guid UnitId, string CustomerName, IReadOnlyList<RequiredPaper> Missing);

/// <summary>A file that is not back in time.</summary>
public sealed record LentFile(Guid DealId, Guid UnitId, Guid HolderId, DateOnly DueOn);

/// <summary>A request that waits for the person.</summary>
public sealed record WaitingRequest(Guid DealId, Guid UnitId, RequestKind Kind, RequestState State, DateTime AskedAt);

/// <summary>A subscription that was to be signed by now.</summary>
public sealed record OverdueDeal(Guid DealId, Guid UnitId, string CustomerName, DateOnly SigningBy);

/// <summary>An open deal on the home page.</summary>
/// <param name="HeldUntil">When the hold runs out, UTC; only while held.</param>
public sealed record OpenDeal(Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, DealStage Stage, SlipState? Slip, DateTime? HeldUntil);

/// <summary>A withheld unit that needs a manager's look.</summary>
public sealed record EndingWithholding(Guid UnitId, string Reason, DateTime Until);

/// <summary>A release batch with a planned opening.</summary>
public sealed record PlannedBatch(Guid Id, string Name, DateTime OpensAt, int Units);

public sealed class GetTodayHandler(SalesDb db, FilesToday files, CurrentUser user, TimeProvider time) : IQueryHandler<GetToday, TodayList>
{
    public async ValueTask<TodayList> Handle(GetToday query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var open = db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.IsOpen && (deal.Stage != DealStage.Held || deal.HeldUntil > now));
        var mine = await OpenDeals(open.Where(deal => deal.ConsultantId == user.Id), cancellationToken);
        var waiting = await Waiting(cancellationToken);
        var overdue = await Overdue(query.ProjectId, cancellationToken);
        var (incomplete, lent) = (await files.Incomplete(user.Actor, cancellationToken), await files.Lent(user.Actor, query.ProjectId, cancellationToken));
        if (!user.Actor.IsManager)
            return new TodayList(mine, 0, [], [], []) { Requests = waiting, Overdue = overdue, Incomplete = incomplete, Lent = lent };

        var today = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var tomorrow = await EndOfToday(query.ProjectId, cancellationToken);
        return new TodayList(
            mine,
            await open.CountAsync(deal => deal.Stage == DealStage.Held && deal.Slip!.State == SlipState.Submitted, cancellationToken),
            await OpenDeals(open.Where(deal => deal.Stage == DealStage.Selected && deal.Slip!.HandedBackAt != null), cancellationToken),
            await db.Units.AsNoTracking().Where(unit => unit.Status == UnitStatus.Withheld && unit.Withholding!.Until < tomorrow)
                .OrderBy(unit => unit.Withholding!.Until).Select(unit => new EndingWithholding(unit.Id, unit.Withholding!.Reason, unit.Withholding.Until)).ToListAsync(cancellationToken),
            await db.ReleaseBatches.AsNoTracking().Where(batch => batch.OpenedAt == null && batch.CalledOffAt == null && batch.OpensAt != null)
                .OrderBy(batch => batch.OpensAt).Select(batch => new PlannedBatch(batch.Id, batch.Name, batch.OpensAt!.Value, batch.Units.Count)).ToListAsync(cancellationToken))
        {
            Requests = waiting,
            Overdue = overdue,
            Incomplete = incomplete,
            Lent = lent,
            IsDayOpen = !await db.DayEnds.AnyAsync(closed => closed.Day == today, cancellationToken),
        };
    }

    private Task<List<OpenDeal>> OpenDeals(IQueryable<Deal> deals, CancellationToken cancellation) => deals
        .OrderBy(deal => deal.Stage).ThenBy(deal => deal.HeldUntil)
        .Join(db.Customers, deal => deal.CustomerId, customer => customer.Id, (deal, customer) => new OpenDeal(
            deal.Id, deal.UnitId, customer.Name, deal.ConsultantId, deal.Stage, deal.Slip == null ? null : deal.Slip.State, deal.Stage == DealStage.Held ? deal.HeldUntil : null))
        .ToListAsync(cancellation);

    private async Task<IReadOnlyList<WaitingRequest>> Waiting(CancellationToken cancellation)
    {
        var open = await db.DealRequests.AsNoTracking().Where(request => request.IsOpen)
            .Join(db.Deals.IgnoreAutoIncludes(), request => request.DealId, deal => deal.Id, (request, deal) => new { request, deal.UnitId, deal.ConsultantId }).ToListAsync(cancellation);
        return [.. open.Where(row => row.request.WaitsFor(user.Actor, row.ConsultantId)).OrderBy(row => row.request.AskedAt)
            .Select(row => new WaitingRequest(row.request.DealId, row.UnitId, row.request.Kind, row.request.State, row.request.AskedAt))];
    }

    private async Task<IReadOnlyList<OverdueDeal>> Overdue(Guid projectId, CancellationToken cancellation)
    {
        if (!user.Actor.IsManager && !user.Actor.TakesTurns)
            return [];
        var today = (await db.Settings(projectId, cancellation)).Calendar.DateOf(time.Now());
        return await (
            from subscription in db.Subscriptions.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on subscription.Id equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where deal.IsOpen && deal.Stage == DealStage.Subscribed && subscription.SigningBy < today && (user.Actor.IsManager || deal.ConsultantId == user.Id)
            orderby subscription.SigningBy
            select new OverdueDeal(deal.Id, deal.UnitId, customer.Name, subscription.SigningBy!.Value)).ToListAsync(cancellation);
    }

    private async Task<DateTime> EndOfToday(Guid projectId, CancellationToken cancellation)
    {
        var calendar = (await db.Settings(projectId, cancellation)).Calendar;
        return time.Now() + (calendar.LocalTime(time.Now()).Date.AddDays(1) - calendar.LocalTime(time.Now()));
    }
}
