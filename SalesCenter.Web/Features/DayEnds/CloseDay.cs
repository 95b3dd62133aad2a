using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.DayEnds;

/// <summary>日清签字: a manager closes a day once nothing differs, or every difference is explained; it is compared anew, and kept as it is then.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record CloseDay(Guid ProjectId, DateOnly Day, IReadOnlyList<ExplainedDifference> Explained) : Command<Done>, IInProject;

/// <summary>Where a difference comes from, and what is done about it.</summary>
public sealed record ExplainedDifference(Guid UnitId, DayEndFinding Finding, [property: TextLength(DayEnd.LongestExplanation)] string Explanation);

public sealed class CloseDayHandler(SalesDb db, DayEndReader reader, CurrentUser user, TimeProvider time) : ICommandHandler<CloseDay, Done>
{
    public async ValueTask<Done> Handle(CloseDay command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        if (await db.DayEnds.AsNoTracking().SingleOrDefaultAsync(closed => closed.Day == command.Day, cancellationToken) is { } closed)
            throw new RefusedException(DayEndRefusals.AlreadyClosed(closed.ClosedById, closed.ClosedAt));
        var explained = command.Explained.GroupBy(said => (said.UnitId, said.Finding)).ToDictionary(said => said.Key, said => said.Last().Explanation.Trim());
        var lines = (await reader.Compare(command.ProjectId, command.Day, cancellationToken)).Select(line => line with
        {
            Differences = [.. line.Differences.Select(difference => difference with { Explanation = explained.GetValueOrDefault((line.UnitId, difference.Finding), "") })],
        });
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        db.DayEnds.Add(new DayEnd(command.ProjectId, command.Day, new DayEndSheet([.. lines]), today, user.Id, time.Now()));
        return default;
    }
}
