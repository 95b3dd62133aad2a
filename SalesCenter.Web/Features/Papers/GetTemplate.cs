using SalesCenter.Domain.Papers;

namespace SalesCenter.Web.Features.Papers;

/// <summary>The template in use, to be edited in Word.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Administrator)]
public sealed record GetTemplate(Guid ProjectId, PaperKind Kind) : Query<byte[]>, IInProject;

public sealed class GetTemplateHandler(SalesDb db) : IQueryHandler<GetTemplate, byte[]>
{
    public async ValueTask<byte[]> Handle(GetTemplate query, CancellationToken cancellationToken) => Enum.IsDefined(query.Kind)
        ? (await db.Template(query.Kind, cancellationToken)).Content
        : throw new RefusedException(PaperRefusals.Unknown);
}
