using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.DayEnds;

/// <summary>日清: the five sources of a day beside each other; of a closed day as it was when it was closed.</summary>
/// <param name="Day">Nothing for today.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk)]
public sealed record GetDayEnd(Guid ProjectId, DateOnly? Day = null) : Query<DayEndView>, IInProject;

/// <summary>A day that is compared.</summary>
/// <param name="ClosedById">Who closed it; nobody while it is open.</param>
public sealed record DayEndView(DateOnly Day, IReadOnlyList<DayEndLine> Lines, Guid? ClosedById, DateTime? ClosedAt)
{
    /// <summary>How many differences there are.</summary>
    public int Differences => Lines.Sum(line => line.Differences.Count);
}

public sealed class GetDayEndHandler(SalesDb db, DayEndReader reader, TimeProvider time) : IQueryHandler<GetDayEnd, DayEndView>
{
    public async ValueTask<DayEndView> Handle(GetDayEnd query, CancellationToken cancellationToken)
    {
        var day = query.Day ?? (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        return await db.DayEnds.AsNoTracking().SingleOrDefaultAsync(closed => closed.Day == day, cancellationToken) is { } closed
            ? new DayEndView(day, closed.Sheet.Lines, closed.ClosedById, closed.ClosedAt)
            : new DayEndView(day, await reader.Compare(query.ProjectId, day, cancellationToken), null, null);
    }
}
