using System.Security.Cryptography;
using System.Text.Json.Serialization;
using SalesCenter.Domain.Files;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>上传扫描件: a scan or photo joins the file. Refuses what is larger than 10 MB, and what by its content is no picture and no PDF.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record AttachScan(Guid ProjectId, Guid DealId, FilePaperKind Paper, string FileName, [property: JsonIgnore] byte[] Content) : Command<Guid>, IOnDeal
{
    /// <summary>SHA-256 of the content, by which the audit trail tells one scan from another.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));
}

public sealed class AttachScanHandler(SalesDb db, ScanFolder folder, CurrentUser user, TimeProvider time) : ICommandHandler<AttachScan, Guid>
{
    public async ValueTask<Guid> Handle(AttachScan command, CancellationToken cancellationToken)
    {
        var format = Scans.Recognise(command.Content);
        var file = await db.File(await db.Deal(command.DealId, cancellationToken), cancellationToken);
        var hash = command.Hash;
        if (file.Scans.FirstOrDefault(scan => scan.Hash == hash && scan.Paper == command.Paper) is { } same)
            return same.Id;
        var scanId = await folder.Keep(command.RequestId, command.Content, cancellationToken);
        file.Attach(scanId, command.Paper, command.FileName, format, command.Content.Length, hash, user.Id, time.Now());
        return scanId;
    }
}
