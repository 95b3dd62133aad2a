using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>Opens a list of customers that its sender has uploaded. Refuses what is not kept any more, and what is no table.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record OpenCustomerList(Guid ProjectId, Guid UploadId) : Query<CustomerListFile>, IInProject;

public sealed class OpenCustomerListHandler(Uploads uploads, CurrentUser user) : IQueryHandler<OpenCustomerList, CustomerListFile>
{
    public async ValueTask<CustomerListFile> Handle(OpenCustomerList query, CancellationToken cancellationToken)
    {
        var (content, name) = uploads.Open(user.Id, query.UploadId) ?? throw new RefusedException(ImportRefusals.UploadGone());
        await using (content)
        {
            var opened = await Task.Run(() => CustomerListFile.Open(content, name), cancellationToken);
            return opened.Value;
        }
    }
}
