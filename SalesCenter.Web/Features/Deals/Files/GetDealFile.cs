using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Files;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>认购档案 of a deal: who has it, who has signed, what is in it.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetDealFile(Guid ProjectId, Guid DealId) : Query<DealFileSheet>, IOnDeal;

/// <summary>A file as everybody at the deal sees it.</summary>
/// <param name="MissingPapers">What is missing, with how many.</param>
/// <param name="MaySeeScans">Whether the reader may open the scans.</param>
public sealed record DealFileSheet(
    Guid HolderId, DateTime HeldSince, bool IsFiled, DateOnly? LentUntil, CirculationDesk? NextDesk, IReadOnlyList<DeskSignature> Signatures, IReadOnlyList<FilePaperLine> Papers,
    IReadOnlyList<RequiredPaper> MissingPapers, IReadOnlyList<CustodyMove> Custody, IReadOnlyList<Scan> Scans, bool MaySeeScans);

/// <summary>A line of the checklist, and what the clerk counted.</summary>
public sealed record FilePaperLine(RequiredPaper Paper, int Count, Guid? CheckedById, DateTime? CheckedAt);

public sealed class GetDealFileHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetDealFile, DealFileSheet>
{
    private static readonly Role[] Readers = [Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<DealFileSheet> Handle(GetDealFile query, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.AsNoTracking().SingleAsync(deal => deal.Id == query.DealId, cancellationToken);
        var subscription = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(subscription => subscription.Id == query.DealId, cancellationToken) ?? throw new RefusedException(FileRefusals.Unknown);
        var file = await db.DealFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == query.DealId, cancellationToken) ?? new DealFile(deal, subscription.BeganAt);
        var checklist = await db.Checklist(subscription, cancellationToken);
        return new DealFileSheet(
            file.HolderId, file.HeldSince, file.IsFiled, file.LentUntil, file.NextDesk, [.. file.Signatures.OrderBy(signature => signature.Desk)],
            [.. checklist.Select(line => Line(line, file.Papers.FirstOrDefault(paper => paper.Kind == line.Kind)))], file.Missing(checklist),
            [.. file.Custody.OrderByDescending(move => move.At)], [.. file.Scans.OrderBy(scan => scan.Paper).ThenBy(scan => scan.At)],
            user.Actor.Reaches(deal.ConsultantId) || Readers.Any(user.Actor.Roles.Contains));
    }

    private static FilePaperLine Line(RequiredPaper required, CountedPaper? counted) => new(required, counted?.Count ?? 0, counted?.CheckedById, counted?.CheckedAt);
}
