using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Stock.Links;

/// <summary>Ties parking places or storage rooms to the unit they are taken together with; without one, unties them.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record LinkUnits(Guid ProjectId, IReadOnlyList<Guid> UnitIds, Guid? PrincipalId) : Command<Done>, IInProject;

public sealed class LinkUnitsHandler(SalesDb db) : ICommandHandler<LinkUnits, Done>
{
    public async ValueTask<Done> Handle(LinkUnits command, CancellationToken cancellationToken)
    {
        var units = await db.UnitsById(command.UnitIds, cancellationToken);
        var principal = command.PrincipalId is { } id ? (await db.UnitsById([id], cancellationToken)).Single() : null;
        var withOwnLinks = await db.Units.Where(unit => command.UnitIds.Contains(unit.LinkedToId!.Value)).Select(unit => unit.LinkedToId!.Value).Distinct().ToListAsync(cancellationToken);
        foreach (var unit in units)
            unit.LinkTo(principal, withOwnLinks.Contains(unit.Id));

        // Saved too, so that this loses against whoever takes the principal meanwhile, without what is tied to it here.
        if (principal is not null)
            db.Entry(principal).Property(unit => unit.Version).IsModified = true;
        return default;
    }
}
