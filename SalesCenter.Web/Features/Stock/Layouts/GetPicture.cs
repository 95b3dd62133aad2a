using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>A picture of the project, for everybody on its team.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator)]
public sealed record GetPicture(Guid ProjectId, Guid PictureId) : Query<PictureFile>, IInProject;

/// <summary>An opened picture; whoever asked closes it.</summary>
public sealed record PictureFile(Stream Content, PictureFormat Format);

public sealed class GetPictureHandler(SalesDb db, PictureFolder folder) : IQueryHandler<GetPicture, PictureFile>
{
    public async ValueTask<PictureFile> Handle(GetPicture query, CancellationToken cancellationToken)
    {
        var format = await db.Layouts.AsNoTracking().Where(layout => layout.PictureId == query.PictureId).Select(layout => layout.PictureFormat).SingleOrDefaultAsync(cancellationToken);
        return format is { } known && folder.Open(query.PictureId) is { } content
            ? new PictureFile(content, known)
            : throw new RefusedException(new Refusal("picture.unknown"));
    }
}
