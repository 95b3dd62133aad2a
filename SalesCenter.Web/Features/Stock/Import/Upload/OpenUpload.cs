using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import.Upload;

/// <summary>Opens a price table that its sender has uploaded. Refuses what is not kept any more, and what is no price table.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record OpenUpload(Guid ProjectId, Guid UploadId) : Query<PriceTableFile>, IInProject;

public sealed class OpenUploadHandler(Uploads uploads, CurrentUser user) : IQueryHandler<OpenUpload, PriceTableFile>
{
    public async ValueTask<PriceTableFile> Handle(OpenUpload query, CancellationToken cancellationToken)
    {
        var (content, name) = uploads.Open(user.Id, query.UploadId) ?? throw new RefusedException(ImportRefusals.UploadGone());
        await using (content)
        {
            var opened = await Task.Run(() => PriceTableFile.Open(content, name), cancellationToken);
            return opened.Value;
        }
    }
}
