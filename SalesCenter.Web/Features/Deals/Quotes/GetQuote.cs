using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Deals.Quotes;

/// <summary>置业计划 for a unit at its list price. Refused for a unit without one, and for terms that the project does not allow.</summary>
/// <param name="Terms">Nothing for what a conversation begins with.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.SalesAssistant)]
public sealed record GetQuote(Guid ProjectId, Guid UnitId, QuoteTerms? Terms) : Query<UnitQuote>, IInProject;

/// <summary>A plan and the unit it is for, as both are printed.</summary>
/// <param name="PictureId">The picture of the layout; nothing when it has none.</param>
public sealed record UnitQuote(
    Quote Plan, string Building, string Entrance, int Floor, string RoomNumber, string Layout, string Orientation, string Use,
    Area GrossArea, Area? InnerArea, Guid? PictureId);

public sealed class GetQuoteHandler(SalesDb db, TimeProvider time) : IQueryHandler<GetQuote, UnitQuote>
{
    public async ValueTask<UnitQuote> Handle(GetQuote query, CancellationToken cancellationToken)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == query.UnitId, cancellationToken) ?? throw new RefusedException(UnitRefusals.Unknown(query.UnitId));
        var price = unit.ListPrice ?? throw new RefusedException(UnitRefusals.NoPrice(unit.Id));
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        settings = settings.For(unit.Use, settings.Calendar.DateOf(time.Now()));
        var plan = Quote.For(price, query.Terms ?? QuoteTerms.Usual(settings), settings);
        var building = await db.Buildings.AsNoTracking().IgnoreAutoIncludes().Where(building => building.Id == unit.BuildingId).Select(building => building.Name).SingleAsync(cancellationToken);
        var picture = await db.Layouts.AsNoTracking().Where(layout => layout.Name == unit.Layout).Select(layout => layout.PictureId).SingleOrDefaultAsync(cancellationToken);
        return new UnitQuote(
            plan, building, unit.Entrance, unit.Floor, unit.RoomNumber, unit.Layout, unit.Orientation, unit.Use, unit.GrossArea, unit.InnerArea, picture);
    }
}
