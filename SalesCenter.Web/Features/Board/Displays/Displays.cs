using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Features.Board.Displays;

/// <summary>The lobby TVs that show a project's public board.</summary>
[Allow(Role.Administrator, Role.SalesManager, Role.MarketingDirector)]
public sealed record Displays(Guid ProjectId) : Query<IReadOnlyList<DisplayRow>>, IInProject;

/// <summary>A paired TV.</summary>
/// <param name="Screens">How many screens are connected with its key; more than one means that the key was copied.</param>
public sealed record DisplayRow(Guid Id, string Name, DateTime PairedAt, DateTime LastSeenAt, int Screens);

public sealed class DisplaysHandler(SalesDb db, BoardScreens screens) : IQueryHandler<Displays, IReadOnlyList<DisplayRow>>
{
    public async ValueTask<IReadOnlyList<DisplayRow>> Handle(Displays query, CancellationToken cancellationToken)
    {
        var displays = await db.Displays.AsNoTracking().Where(display => display.ShownProjectId == query.ProjectId && display.RevokedAt == null)
            .OrderBy(display => display.Name)
            .Select(display => new DisplayRow(display.Id, display.Name, display.PairedAt!.Value, display.LastSeenAt!.Value, 0)).ToListAsync(cancellationToken);
        return [.. displays.Select(display => display with { Screens = screens.CountOf(display.Id) })];
    }
}
