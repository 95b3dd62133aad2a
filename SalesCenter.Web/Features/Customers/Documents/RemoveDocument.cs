using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Customers.Documents;

/// <summary>移除客户资料: a paper that does not belong to the customer is taken out, and its content destroyed.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RemoveDocument(Guid ProjectId, Guid CustomerId, Guid DocumentId) : Command<Done>, IInProject;

public sealed class RemoveDocumentHandler(SalesDb db, ScanFolder folder, CurrentUser user, TimeProvider time) : ICommandHandler<RemoveDocument, Done>
{
    public async ValueTask<Done> Handle(RemoveDocument command, CancellationToken cancellationToken)
    {
        var document = await db.Document(command.CustomerId, command.DocumentId, user.Actor, cancellationToken);
        document.TakeOut(user.Id, time.Now());
        db.CustomerDocuments.Remove(document);
        folder.Forget(document.Id);
        return default;
    }
}
