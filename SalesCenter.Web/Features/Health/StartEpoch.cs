using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Health;

/// <summary>
/// An earlier state of the database is in its place: every board fetches its picture whatever number it had seen, and everybody signs in anew, because sessions and passwords that
/// had ended since would count again. Answers how many boards begin anew.
/// </summary>
/// <param name="TakenAt">Of when the state is, UTC; nothing when nobody said.</param>
/// <param name="Source">What it was restored from.</param>
[Allow(Role.System)]
public sealed record StartEpoch(DateTime? TakenAt, string Source) : Command<int>, IAboutPeople;

public sealed class StartEpochHandler(SalesDb db) : ICommandHandler<StartEpoch, int>
{
    public async ValueTask<int> Handle(StartEpoch command, CancellationToken cancellationToken)
    {
        var projects = await db.Projects.ToListAsync(cancellationToken);
        projects.ForEach(project => project.StartEpoch());
        foreach (var person in await db.Users.ToListAsync(cancellationToken))
            person.EndSessions();
        return projects.Count;
    }
}
