using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>Changes one of the three prices of a draft's units by hand: one unit, or all that match.</summary>
/// <param name="UnitId">The one unit; nothing for every unit that matches the filter.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record RevisePrices(Guid ProjectId, Guid VersionId, UnitFilter Filter, Guid? UnitId, PriceChange Change) : Command<Done>, IInProject;

public sealed class RevisePricesHandler(SalesDb db, CurrentUser user) : ICommandHandler<RevisePrices, Done>
{
    public async ValueTask<Done> Handle(RevisePrices command, CancellationToken cancellationToken)
    {
        var version = await db.PriceVersion(command.VersionId, cancellationToken);
        var chosen = command.UnitId is { } id ? db.Units.Where(unit => unit.Id == id) : db.Units.Matching(command.Filter);
        version.Revise(user.Id, command.Change, await chosen.AsNoTracking().OrderBy(unit => unit.Id).ToListAsync(cancellationToken));
        return default;
    }
}
