namespace SalesCenter.Web.Features.Stock.Import.Upload;

/// <summary>Removes an uploaded price table: it was imported, or given up.</summary>
[Allow, Unaudited]
public sealed record DropUpload(Guid UploadId) : Command<Done>;

public sealed class DropUploadHandler(Uploads uploads, CurrentUser user) : ICommandHandler<DropUpload, Done>
{
    public ValueTask<Done> Handle(DropUpload command, CancellationToken cancellationToken)
    {
        uploads.Drop(user.Id, command.UploadId);
        return default;
    }
}
