namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>Takes the picture of a layout away.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record RemoveLayoutPicture(Guid ProjectId, string Name) : Command<Done>, IInProject;

public sealed class RemoveLayoutPictureHandler(SalesDb db) : ICommandHandler<RemoveLayoutPicture, Done>
{
    public async ValueTask<Done> Handle(RemoveLayoutPicture command, CancellationToken cancellationToken)
    {
        var layout = await db.LayoutNamed(command.ProjectId, command.Name, cancellationToken);
        layout.RemovePicture();
        return default;
    }
}
