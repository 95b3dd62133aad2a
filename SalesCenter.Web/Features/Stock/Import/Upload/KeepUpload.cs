using System.Text.Json.Serialization;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import.Upload;

/// <summary>Takes a price table, or a surveyor's, from the browser and keeps it until it is imported, given up, or a day old. Refuses files over 20 MB.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator, Role.AdminClerk, Role.SalesAssistant), Unaudited]
public sealed record KeepUpload(Guid ProjectId, [property: TextLength(255)] string FileName, [property: JsonIgnore] Stream Content) : Command<Guid>, IInProject;

public sealed class KeepUploadHandler(Uploads uploads, CurrentUser user) : ICommandHandler<KeepUpload, Guid>
{
    private const long MostBytes = PriceTableFile.LargestMegabytes * 1024L * 1024L;

    public async ValueTask<Guid> Handle(KeepUpload command, CancellationToken cancellationToken) =>
        await uploads.Keep(user.Id, command.RequestId, command.FileName, command.Content, MostBytes, cancellationToken)
            ? command.RequestId
            : throw new RefusedException(ImportRefusals.TooLarge(PriceTableFile.LargestMegabytes));
}
