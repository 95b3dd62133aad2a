using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>公海: the customers of nobody, masked, those that came last on top; by stage, intent and what they want.</summary>
/// <param name="Wish">A part of the wanted layout, the purpose or a point of interest.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetPool(Guid ProjectId, CustomerStage? Stage = null, IntentLevel? Intent = null, string Wish = "", int Page = 1) : Query<PoolPart>, IInProject;

/// <summary>A page of the pool.</summary>
/// <param name="ClaimsLeft">How many the reader can still claim today.</param>
public sealed record PoolPart(IReadOnlyList<PoolRow> Rows, int Total, int ClaimsLeft, int ClaimsPerDay);

/// <summary>A customer of nobody; surname and masked number only, whoever looks.</summary>
/// <param name="FreeSince">Since when nobody owns them, UTC.</param>
public sealed record PoolRow(Guid Id, string Name, string Phone, CustomerStage Stage, IntentLevel? Intent, CustomerWishes Wishes, DateTime FreeSince, DateTime LastContactAt);

public sealed class GetPoolHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<GetPool, PoolPart>
{
    /// <summary>How many rows a page of the pool has.</summary>
    public const int PageSize = 50;

    public async ValueTask<PoolPart> Handle(GetPool query, CancellationToken cancellationToken)
    {
        var (me, wish) = (user.Id, query.Wish.Trim());
        var pool = db.Customers.AsNoTracking().Where(customer => customer.OwnerId == null && customer.JoinedToId == null && customer.AnonymisedAt == null)
            .Where(customer => query.Stage == null || customer.Stage == query.Stage)
            .Where(customer => query.Intent == null || customer.Intent == query.Intent)
            .Where(customer => wish == "" || customer.Wishes.Layouts.Contains(wish) || customer.Wishes.Purpose.Contains(wish) || customer.Wishes.PointsOfInterest.Contains(wish));
        var rows = await pool.OrderByDescending(customer => customer.FreeSince).ThenByDescending(customer => customer.Id)
            .Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize)
            .Select(customer => new PoolRow(
                customer.Id, customer.Name, customer.Phone, customer.Stage, customer.Intent, customer.Wishes, customer.FreeSince ?? customer.RegisteredAt, customer.LastContactAt))
            .ToListAsync(cancellationToken);
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var today = DateOnly.FromDateTime(settings.Calendar.LocalTime(time.Now()));
        var claims = await db.Ownerships.AsNoTracking().Where(ownership => ownership.OwnerId == me && ownership.ClaimDay == today).MaxAsync(ownership => ownership.ClaimNumber, cancellationToken);
        return new PoolPart(
            [.. rows.Select(row => row with { Name = Customer.MaskName(row.Name), Phone = Customer.Mask(row.Phone) })],
            await pool.CountAsync(cancellationToken), Math.Max(0, settings.ClaimsPerDay - (claims ?? 0)), settings.ClaimsPerDay);
    }
}
