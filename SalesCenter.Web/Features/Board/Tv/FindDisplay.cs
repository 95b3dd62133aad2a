using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Displays;

namespace SalesCenter.Web.Features.Board.Tv;

/// <summary>What becomes of the TV that holds a key. A revoked or unknown key is nobody's.</summary>
[Allow(Anonymous = true)]
public sealed record FindDisplay([property: Secret] string Key) : Query<DisplayState>;

/// <summary>Where a TV stands: unknown, waiting under a code, or paired.</summary>
/// <param name="Code">The code to show; nothing when there is none that still counts.</param>
public sealed record DisplayState(bool IsKnown, bool IsPaired, string? Code);

public sealed class FindDisplayHandler(SalesDb db, TimeProvider time) : IQueryHandler<FindDisplay, DisplayState>
{
    private static readonly DisplayState Unknown = new(false, false, null);

    public async ValueTask<DisplayState> Handle(FindDisplay query, CancellationToken cancellationToken)
    {
        var hash = DisplayDevice.HashOf(query.Key);
        var now = time.GetUtcNow().UtcDateTime;
        return await db.Displays.AsNoTracking().Where(display => display.KeyHash == hash && display.RevokedAt == null)
            .Select(display => new DisplayState(true, display.ShownProjectId != null, display.PairingEndsAt > now ? display.PairingCode : null))
            .SingleOrDefaultAsync(cancellationToken) ?? Unknown;
    }
}
