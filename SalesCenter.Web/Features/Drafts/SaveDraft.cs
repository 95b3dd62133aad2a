using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Drafts;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Drafts;

/// <summary>Keeps a half-filled form of the person at the screen, encrypted, because customers' data may be in it. Refuses content over 64 kB.</summary>
/// <param name="Key">Which form, and of what.</param>
/// <param name="Content">The fields, as JSON.</param>
[Allow, Unaudited]
public sealed record SaveDraft(string Key, [property: TextLength(SaveDraft.MaximumLength)] string Content) : Command<Done>
{
    public const int MaximumLength = 65_536;
}

public sealed class SaveDraftHandler(SalesDb db, IdentityVault vault, CurrentUser user, TimeProvider time) : ICommandHandler<SaveDraft, Done>
{
    public async ValueTask<Done> Handle(SaveDraft command, CancellationToken cancellationToken)
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(draft => draft.OwnerId == user.Id && draft.Key == command.Key, cancellationToken)
            ?? db.Drafts.Add(new Draft { OwnerId = user.Id, Key = command.Key }).Entity;
        draft.Content = vault.Seal(command.Content);
        draft.SavedAt = time.GetUtcNow().UtcDateTime;
        return default;
    }
}
