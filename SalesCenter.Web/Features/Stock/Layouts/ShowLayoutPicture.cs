using System.Text.Json.Serialization;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>Gives a layout a picture, or another one. Refuses what is larger than 5 MB, and what is no PNG, JPEG or WebP.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ShowLayoutPicture(Guid ProjectId, string Name, [property: JsonIgnore] byte[] Content) : Command<Guid>, IInProject;

public sealed class ShowLayoutPictureHandler(SalesDb db, PictureFolder folder) : ICommandHandler<ShowLayoutPicture, Guid>
{
    public async ValueTask<Guid> Handle(ShowLayoutPicture command, CancellationToken cancellationToken)
    {
        var format = Pictures.Recognise(command.Content);
        var layout = await db.LayoutNamed(command.ProjectId, command.Name, cancellationToken);
        var pictureId = Guid.CreateVersion7();
        await folder.Keep(pictureId, command.Content, cancellationToken);
        layout.Show(pictureId, format);
        return pictureId;
    }
}
