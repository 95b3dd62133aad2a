using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Customers.Documents;

/// <summary>查看客户资料: somebody looks at a paper of a customer's, which is noted (查看记录).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record OpenDocument(Guid ProjectId, Guid CustomerId, Guid DocumentId) : Command<OpenedScan>, IInProject;

public sealed class OpenDocumentHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<OpenDocument, OpenedScan>
{
    public async ValueTask<OpenedScan> Handle(OpenDocument command, CancellationToken cancellationToken)
    {
        var document = await db.Document(command.CustomerId, command.DocumentId, user.Actor, cancellationToken);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = command.CustomerId,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Opened,
            Reason = document.FileName,
        });
        return new OpenedScan(document.FileName, document.Format);
    }
}

/// <summary>The address from which a browser loads a customer's paper.</summary>
internal static class DocumentAddress
{
    public static void MapDocuments(this IEndpointRouteBuilder app) => app.MapGet("/p/{code}/documents/{customerId:guid}/{documentId:guid}", (string code, Guid customerId, Guid documentId, HttpContext http, Dispatcher dispatcher, ScanFolder folder) =>
        ScanAddress.Serve(code, project => new OpenDocument(project, customerId, documentId), documentId, http, dispatcher, folder)).RequireAuthorization();
}
