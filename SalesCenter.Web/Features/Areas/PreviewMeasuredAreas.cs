using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Web.Features.Areas;

/// <summary>What a surveyor's table that its sender has uploaded would do: right and wrong rows, with nothing written.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record PreviewMeasuredAreas(Guid ProjectId, Guid UploadId) : Query<MeasuredPreview>, IInProject;

public sealed class PreviewMeasuredAreasHandler(SalesDb db, Uploads uploads, CurrentUser user) : IQueryHandler<PreviewMeasuredAreas, MeasuredPreview>
{
    public async ValueTask<MeasuredPreview> Handle(PreviewMeasuredAreas query, CancellationToken cancellationToken) =>
        await MeasuredComparison.Of(await uploads.Table(user.Id, query.UploadId, cancellationToken), db, query.ProjectId, cancellationToken);
}

/// <summary>How an uploaded table is opened.</summary>
internal static class UploadedTable
{
    /// <summary>Refuses what is not kept any more, and what is no table.</summary>
    public static async Task<PriceTableFile> Table(this Uploads uploads, Guid ownerId, Guid uploadId, CancellationToken cancellation)
    {
        var (content, name) = uploads.Open(ownerId, uploadId) ?? throw new RefusedException(ImportRefusals.UploadGone());
        await using (content)
            return (await Task.Run(() => PriceTableFile.Open(content, name), cancellation)).Value;
    }
}
