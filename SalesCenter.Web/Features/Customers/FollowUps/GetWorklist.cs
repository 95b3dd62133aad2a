using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.FollowUps;

/// <summary>跟进任务: what is planned with one's own customers, the most urgent first; superiors see those of their people. Nobody follows up who is in the pool.</summary>
/// <param name="ConsultantId">Whose; nothing for all that are open to the reader.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetWorklist(Guid ProjectId, WorkDue? Due = null, Guid? ConsultantId = null, int Page = 1) : Query<Worklist>, IInProject;

/// <summary>When something planned is due, by the sales centre's date.</summary>
public enum WorkDue
{
    /// <summary>Its time has passed.</summary>
    Overdue,

    /// <summary>Later today.</summary>
    Today,

    /// <summary>Tomorrow or later.</summary>
    Later,
}

/// <summary>A page of what is planned, with how many there are of each kind.</summary>
public sealed record Worklist(IReadOnlyList<WorkLine> Lines, int Overdue, int Today, int Later, int Total);

/// <summary>A customer with whom something is planned.</summary>
public sealed record WorkLine(Guid CustomerId, string Name, string Phone, Guid? OwnerId, string What, DateTime At, WorkDue Due, IntentLevel? Intent, CustomerStage Stage, DateTime LastContactAt);

public sealed class GetWorklistHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<GetWorklist, Worklist>
{
    /// <summary>How many lines a page has.</summary>
    internal const int PageSize = 30;

    public async ValueTask<Worklist> Handle(GetWorklist query, CancellationToken cancellationToken)
    {
        var (now, tomorrow) = (time.Now(), (await db.Settings(query.ProjectId, cancellationToken)).Calendar.Tomorrow(time.Now()));
        var planned = db.Customers.AsNoTracking().OpenTo(user.Actor).Where(customer => customer.Next != null && customer.OwnerId != null && customer.JoinedToId == null);
        if (query.ConsultantId is { } whose)
            planned = planned.Where(customer => customer.OwnerId == whose);
        var (overdue, today, later) = (
            await planned.CountAsync(customer => customer.Next!.At <= now, cancellationToken),
            await planned.CountAsync(customer => customer.Next!.At > now && customer.Next.At < tomorrow, cancellationToken),
            await planned.CountAsync(customer => customer.Next!.At >= tomorrow, cancellationToken));
        var due = query.Due switch
        {
            WorkDue.Overdue => planned.Where(customer => customer.Next!.At <= now),
            WorkDue.Today => planned.Where(customer => customer.Next!.At > now && customer.Next.At < tomorrow),
            WorkDue.Later => planned.Where(customer => customer.Next!.At >= tomorrow),
            _ => planned,
        };
        var lines = await due.OrderBy(customer => customer.Next!.At).ThenBy(customer => customer.Id).Skip((Math.Clamp(query.Page, 1, 10_000) - 1) * PageSize).Take(PageSize)
            .Select(customer => new WorkLine(
                customer.Id, customer.Name, customer.Phone, customer.OwnerId, customer.Next!.What, customer.Next.At,
                customer.Next.At <= now ? WorkDue.Overdue : customer.Next.At < tomorrow ? WorkDue.Today : WorkDue.Later, customer.Intent, customer.Stage, customer.LastContactAt))
            .ToListAsync(cancellationToken);
        return new Worklist(lines, overdue, today, later, query.Due switch { WorkDue.Overdue => overdue, WorkDue.Today => today, WorkDue.Later => later, _ => overdue + today + later });
    }
}

/// <summary>The sales centre's dates as instants.</summary>
internal static class WorkDays
{
    /// <summary>Midnight after an instant, by the sales centre's clock.</summary>
    public static DateTime Tomorrow(this BusinessCalendar calendar, DateTime now) => calendar.Instant(calendar.LocalTime(now).Date.AddDays(1));

    /// <summary>Midnight before an instant, by the sales centre's clock.</summary>
    public static DateTime Today(this BusinessCalendar calendar, DateTime now) => calendar.Instant(calendar.LocalTime(now).Date);
}
