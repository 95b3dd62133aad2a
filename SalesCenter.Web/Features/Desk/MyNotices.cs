using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Desk;

/// <summary>The latest notices to the person at the screen, unread ones first, and how many are unread.</summary>
[Allow]
public sealed record MyNotices(Guid ProjectId) : Query<NoticeList>, IInProject;

public sealed record NoticeList(int Unread, IReadOnlyList<NoticeRow> Latest);

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Link">Where to go, inside the project; empty when nowhere.</param>
public sealed record NoticeRow(long Number, string Code, IReadOnlyList<object?> Values, string Link, DateTime At, bool IsRead);

public sealed class MyNoticesHandler(SalesDb db, CurrentUser user) : IQueryHandler<MyNotices, NoticeList>
{
    private const int Shown = 30;

    public async ValueTask<NoticeList> Handle(MyNotices query, CancellationToken cancellationToken)
    {
        var mine = db.Notices.AsNoTracking().Where(notice => notice.RecipientId == user.Id);
        var unread = await mine.CountAsync(notice => notice.ReadAt == null, cancellationToken);
        var latest = await mine.OrderByDescending(notice => notice.ReadAt == null).ThenByDescending(notice => notice.Number).Take(Shown)
            .Select(notice => new { notice.Number, notice.Code, notice.Values, notice.Link, notice.At, notice.ReadAt }).ToListAsync(cancellationToken);
        return new NoticeList(unread, [.. latest.Select(notice =>
            new NoticeRow(notice.Number, notice.Code, NoticeValues.Read(notice.Values), notice.Link, notice.At, notice.ReadAt is not null))]);
    }
}
