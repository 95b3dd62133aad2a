using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Drafts;

/// <summary>Forgets a half-filled form: it was sent, or is not wanted any more.</summary>
[Allow, Unaudited]
public sealed record DropDraft(string Key) : Command<Done>;

public sealed class DropDraftHandler(SalesDb db, CurrentUser user) : ICommandHandler<DropDraft, Done>
{
    public async ValueTask<Done> Handle(DropDraft command, CancellationToken cancellationToken)
    {
        if (await db.Drafts.SingleOrDefaultAsync(draft => draft.OwnerId == user.Id && draft.Key == command.Key, cancellationToken) is { } draft)
            db.Drafts.Remove(draft);
        return default;
    }
}
