using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Live;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Projects;

/// <summary>The project behind a code in an address, and what the person at the screen is in it. Refused for projects they are not part of.</summary>
[Allow]
public sealed record GetWorkplace(string Code) : Query<Workplace>;

public sealed class GetWorkplaceHandler(SalesDb db, CurrentUser user, PeopleBook people, BoardBook boards) : IQueryHandler<GetWorkplace, Workplace>
{
    private static readonly Refusal Unknown = new("project.unknown");

    public async ValueTask<Workplace> Handle(GetWorkplace query, CancellationToken cancellationToken)
    {
        var code = query.Code.ToUpperInvariant();
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(project => project.Code == code, cancellationToken);
        if (project is null)
            throw new RefusedException(Unknown);
        if (await people.Acting(user.Id, project.Id, cancellationToken) is not { Roles.Count: > 0 } me)
            throw new OutOfReachException(Unknown);

        // Wherever somebody works, units are called by their names, which the board knows.
        await boards.Open(project.Id, cancellationToken);
        return new Workplace(project.Id, project.Code, project.Name, me, project.Settings);
    }
}
