using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Drafts;

/// <summary>The half-filled form that the person at the screen left behind; nothing when there is none.</summary>
[Allow]
public sealed record GetDraft(string Key) : Query<KeptDraft?>;

/// <summary>A form as it was left, and when (UTC).</summary>
public sealed record KeptDraft(string Content, DateTime SavedAt);

public sealed class GetDraftHandler(SalesDb db, IdentityVault vault, CurrentUser user) : IQueryHandler<GetDraft, KeptDraft?>
{
    public async ValueTask<KeptDraft?> Handle(GetDraft query, CancellationToken cancellationToken)
    {
        var kept = await db.Drafts.AsNoTracking().Where(draft => draft.OwnerId == user.Id && draft.Key == query.Key)
            .Select(draft => new KeptDraft(draft.Content, draft.SavedAt)).SingleOrDefaultAsync(cancellationToken);
        return kept is not null && vault.Unseal(kept.Content) is { } content ? kept with { Content = content } : null;
    }
}
