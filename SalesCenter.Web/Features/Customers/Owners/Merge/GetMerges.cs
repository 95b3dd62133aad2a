using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Customers.CustomerFile;

namespace SalesCenter.Web.Features.Customers.Owners.Merge;

/// <summary>The latest joins of two customers, and which can still be undone; consultants see their own, superiors those of the customers they answer for.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetMerges(Guid ProjectId) : Query<IReadOnlyList<MergeRow>>, IInProject;

/// <summary>Two customers that were joined; masked as the reader may see them.</summary>
public sealed record MergeRow(Guid Id, string Stays, string Goes, Guid ById, DateTime At, string Reason, DateTime PartableUntil, DateTime? PartedAt);

public sealed class GetMergesHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetMerges, IReadOnlyList<MergeRow>>
{
    private const int Most = 30;

    public async ValueTask<IReadOnlyList<MergeRow>> Handle(GetMerges query, CancellationToken cancellationToken)
    {
        var led = db.Customers.OpenTo(user.Actor).Select(customer => customer.Id);
        var (me, leads) = (user.Id, user.Actor.IsSuperior);
        var joins = await db.CustomerJoins.AsNoTracking().Where(join => join.ById == me || leads && led.Contains(join.StaysId)).OrderByDescending(join => join.At).Take(Most).ToListAsync(cancellationToken);
        var ids = joins.SelectMany(join => new[] { join.StaysId, join.JoinedId }).ToList();
        var shown = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).Select(customer => new { customer.Id, customer.Name, customer.Phone, customer.OwnerId })
            .ToDictionaryAsync(customer => customer.Id, customer => user.Sees(customer.OwnerId) ? $"{customer.Name} {customer.Phone}" : $"{Customer.MaskName(customer.Name)} {Customer.Mask(customer.Phone)}", cancellationToken);
        return [.. joins.Select(join => new MergeRow(join.Id, shown[join.StaysId], shown[join.JoinedId], join.ById, join.At, join.Reason, join.PartableUntil, join.PartedAt))];
    }
}
