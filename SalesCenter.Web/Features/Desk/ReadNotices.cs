using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Desk;

/// <summary>The person has seen their notices up to a number.</summary>
[Allow]
public sealed record ReadNotices(Guid ProjectId, long UpTo) : Command<Done>, IInProject;

public sealed class ReadNoticesHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ReadNotices, Done>
{
    public async ValueTask<Done> Handle(ReadNotices command, CancellationToken cancellationToken)
    {
        foreach (var notice in await db.Notices.Where(notice => notice.RecipientId == user.Id && notice.ReadAt == null && notice.Number <= command.UpTo).ToListAsync(cancellationToken))
            notice.ReadAt = time.GetUtcNow().UtcDateTime;
        return default;
    }
}
