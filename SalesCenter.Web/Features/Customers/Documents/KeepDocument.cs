using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Files;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Customers.Documents;

/// <summary>
/// 存入客户资料: a paper joins the customer's file; the same paper a second time is the one that is there. Refuses what is larger than 10 MB, what by its content is no picture
/// and no PDF, and more than fifty papers of one customer.
/// </summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record KeepDocument(Guid ProjectId, Guid CustomerId, CustomerDocumentKind Kind, string FileName, [property: JsonIgnore] byte[] Content) : Command<Guid>, IInProject
{
    /// <summary>SHA-256 of the content, by which the audit trail tells one paper from another.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));
}

public sealed class KeepDocumentHandler(SalesDb db, ScanFolder folder, CurrentUser user, TimeProvider time) : ICommandHandler<KeepDocument, Guid>
{
    public async ValueTask<Guid> Handle(KeepDocument command, CancellationToken cancellationToken)
    {
        var hash = command.Hash;
        await db.BeginWrite(cancellationToken);
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var format = Scans.Recognise(command.Content);
        var kept = await db.CustomerDocuments.AsNoTracking().Where(document => document.CustomerId == customer.Id).Select(document => new { document.Id, document.Kind, document.Hash }).ToListAsync(cancellationToken);
        if (kept.Find(document => document.Kind == command.Kind && document.Hash == hash) is { } same)
            return same.Id;
        if (kept.Count >= CustomerDocument.MostOfOne)
            throw new RefusedException(CustomerRefusals.TooManyDocuments);
        var scanId = await folder.Keep(command.RequestId, command.Content, cancellationToken);
        db.CustomerDocuments.Add(new CustomerDocument(customer, command.Kind, scanId, command.FileName, format, command.Content.Length, hash, user.Id, time.Now()));
        return scanId;
    }
}
