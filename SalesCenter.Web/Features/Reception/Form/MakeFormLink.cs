using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>A one-time address for a visitor's own phone, without signing in; an older one of the same visit ends. Refused while there is no consent to ask for.</summary>
/// <param name="Token">Made by <see cref="FormLink.NewToken"/> where it is shown; only its hash is kept.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record MakeFormLink(Guid ProjectId, Guid VisitId, [property: Secret, TextLength(64)] string Token) : Command<DateTime>, IInProject;

public sealed class MakeFormLinkHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<MakeFormLink, DateTime>
{
    public async ValueTask<DateTime> Handle(MakeFormLink command, CancellationToken cancellationToken)
    {
        var visit = await db.Visit(command.VisitId, cancellationToken);
        user.Actor.RequireOwnVisit(visit);
        await db.RequireConsentText(cancellationToken);
        foreach (var older in await db.FormLinks.Where(link => link.VisitId == visit.Id && link.UsedAt == null).ToListAsync(cancellationToken))
            older.End(time.Now());
        return db.FormLinks.Add(new FormLink(visit, command.Token, user.Id, time.Now())).Entity.EndsAt;
    }
}
