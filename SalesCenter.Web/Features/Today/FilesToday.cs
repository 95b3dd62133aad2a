using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Today;

/// <summary>Which files wait for somebody.</summary>
public sealed class FilesToday(SalesDb db, TimeProvider time)
{
    private const int Most = 2_000;

    /// <summary>Files of subscribed and signed deals with papers missing: all for the clerk, their own for a consultant; nothing for others.</summary>
    public async Task<IReadOnlyList<IncompleteFile>> Incomplete(Actor reader, CancellationToken cancellation)
    {
        var isClerk = reader.Roles.Contains(Role.AdminClerk);
        if (!isClerk && !reader.TakesTurns)
            return [];
        var rows = await (
            from deal in db.Deals.AsNoTracking().IgnoreAutoIncludes()
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where deal.IsOpen && deal.Stage >= DealStage.Subscribed && deal.Stage < DealStage.HandedOver && (isClerk || deal.ConsultantId == reader.Id)
            orderby deal.HeldAt
            select new { deal.Id, deal.UnitId, customer.Name }).Take(Most).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var checklists = await db.Checklists(ids, cancellation);
        var files = await db.DealFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellation);
        return [.. rows.Select(row =>
        {
            var checklist = checklists[row.Id];
            return new IncompleteFile(row.Id, row.UnitId, row.Name, files.TryGetValue(row.Id, out var file) ? file.Missing(checklist) : checklist);
        }).Where(file => file.Missing.Count > 0)];
    }

    /// <summary>Files that were to be back by now: all for the clerk, for others those that they have.</summary>
    public async Task<IReadOnlyList<LentFile>> Lent(Actor reader, Guid projectId, CancellationToken cancellation)
    {
        var (isClerk, today) = (reader.Roles.Contains(Role.AdminClerk), (await db.Settings(projectId, cancellation)).Calendar.DateOf(time.Now()));
        return await (
            from file in db.DealFiles.AsNoTracking().IgnoreAutoIncludes()
            join deal in db.Deals.IgnoreAutoIncludes() on file.Id equals deal.Id
            where file.LentUntil != null && file.LentUntil < today && (isClerk || file.HolderId == reader.Id)
            orderby file.LentUntil
            select new LentFile(deal.Id, deal.UnitId, file.HolderId, file.LentUntil!.Value)).ToListAsync(cancellation);
    }
}
