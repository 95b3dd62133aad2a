using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Everything that happened to a customer and to those who were found to be the same, the latest first, for those to whom the file is open.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetTimeline(Guid ProjectId, Guid CustomerId, int Page = 1) : Query<TimelinePage>, IInProject;

/// <summary>One page of the timeline, and how many lines there are in all.</summary>
public sealed record TimelinePage(IReadOnlyList<TimelineLine> Lines, int Total);

/// <summary>One thing that happened.</summary>
/// <param name="IsLate">补录: entered on a later day than it happened (SOP 1.2.8).</param>
public sealed record TimelineLine(Guid Id, MomentKind Kind, DateTime At, DateTime EnteredAt, bool IsLate, Guid ById, IReadOnlyList<object?> Values, string Text);

public sealed class GetTimelineHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetTimeline, TimelinePage>
{
    /// <summary>How many lines a page has.</summary>
    internal const int PageSize = 20;

    public async ValueTask<TimelinePage> Handle(GetTimeline query, CancellationToken cancellationToken)
    {
        await db.RequireOpen(query.CustomerId, user.Actor, cancellationToken);
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var entries = await db.StoryOf(query.CustomerId, cancellationToken);
        var page = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.EnteredAt).ThenBy(entry => entry.Kind).ThenBy(entry => entry.Id).Skip((Math.Clamp(query.Page, 1, 10_000) - 1) * PageSize).Take(PageSize)
            .Select(entry => new { entry.Id, entry.Kind, entry.At, entry.EnteredAt, entry.ById, entry.Values, entry.Text }).ToListAsync(cancellationToken);
        return new TimelinePage(
            [.. page.Select(entry => new TimelineLine(
                entry.Id, entry.Kind, entry.At, entry.EnteredAt, calendar.IsLate(entry.At, entry.EnteredAt), entry.ById, NoticeValues.Read(entry.Values), entry.Text))],
            await entries.CountAsync(cancellationToken));
    }
}
