using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>A visitor opens the one-time address on their own phone. Refused when it was used, has ended, or never was.</summary>
[Allow(Anonymous = true)]
public sealed record OpenFormLink([property: Secret, TextLength(64)] string Token) : Query<VisitorForm>;

/// <summary>The form for a visitor's own phone: nothing about them, only what they can choose from.</summary>
public sealed record VisitorForm(Guid OfProject, string ProjectName, FormChoices Choices);

public sealed class OpenFormLinkHandler(SalesDb db, ProjectScope scope, TimeProvider time) : IQueryHandler<OpenFormLink, VisitorForm>
{
    public async ValueTask<VisitorForm> Handle(OpenFormLink query, CancellationToken cancellationToken)
    {
        var hash = FormLink.HashOf(query.Token);

        // Nobody is signed in: the secret itself says in which project it is good.
        var link = await db.FormLinks.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(link => link.TokenHash == hash, cancellationToken);
        if (link?.IsOpen(time.Now()) != true)
            throw new RefusedException(ReceptionRefusals.LinkOver);
        scope.ProjectId = link.ProjectId;
        var name = await db.Projects.Where(project => project.Id == link.ProjectId).Select(project => project.Name).SingleAsync(cancellationToken);
        return new VisitorForm(link.ProjectId, name, FormChoices.Of(await db.Lists(link.ProjectId, cancellationToken), await db.ConsentNow(cancellationToken)));
    }
}
