using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.ReturnCalls;

/// <summary>满意度统计: how content buyers are, by the consultant who handles their deal and by occasion; a group's for its supervisor.</summary>
/// <param name="From">The first day, on the sales centre's calendar.</param>
/// <param name="Until">The last day.</param>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ReturnCallFigures(Guid ProjectId, DateOnly From, DateOnly Until) : Query<IReadOnlyList<Satisfaction>>, IInProject;

/// <summary>满意度 of one consultant's buyers on one occasion.</summary>
/// <param name="Calls">How many calls were made.</param>
/// <param name="Reached">How many of them reached somebody, who gave a score.</param>
/// <param name="Average">Of the scores, 1 to 5; nothing when nobody was reached.</param>
public sealed record Satisfaction(Guid ConsultantId, OccasionKind Occasion, int Calls, int Reached, decimal? Average);

public sealed class ReturnCallFiguresHandler(SalesDb db, CurrentUser user) : IQueryHandler<ReturnCallFigures, IReadOnlyList<Satisfaction>>
{
    public async ValueTask<IReadOnlyList<Satisfaction>> Handle(ReturnCallFigures query, CancellationToken cancellationToken)
    {
        var (begin, end) = (await db.Settings(query.ProjectId, cancellationToken)).Span(query.From, query.Until);
        var circle = user.Actor.Circle;
        var sums = await (
            from call in db.ReturnCalls.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on call.DealId equals deal.Id
            where call.At >= begin && call.At < end && (circle == null || circle.Contains(deal.ConsultantId))
            group call by new { deal.ConsultantId, call.Occasion } into made
            select new { made.Key.ConsultantId, made.Key.Occasion, Calls = made.Count(), Reached = made.Sum(call => call.Reached ? 1 : 0), Scores = made.Sum(call => call.Score ?? 0) }).ToListAsync(cancellationToken);
        return [.. sums.OrderBy(sum => sum.ConsultantId).ThenBy(sum => sum.Occasion).Select(sum => new Satisfaction(
            sum.ConsultantId, sum.Occasion, sum.Calls, sum.Reached, sum.Reached == 0 ? null : decimal.Round((decimal)sum.Scores / sum.Reached, 2)))];
    }
}
