using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>查看记录: who looked at whose data, when and why, the latest first.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record GetDisclosures(Guid ProjectId, DisclosureKind? Kind = null, Guid? PersonId = null, int Page = 1) : Query<DisclosurePage>, IInProject;

/// <summary>A page of the list, and how many there are in all.</summary>
public sealed record DisclosurePage(IReadOnlyList<DisclosureRow> Rows, int Total);

/// <summary>One look, with the customer's name as far as it is still known; none for a list of customers.</summary>
public sealed record DisclosureRow(Guid Id, DateTime At, Guid ById, DisclosureKind Kind, IdentityKind? What, Guid CustomerId, string Name, string Reason);

public sealed class GetDisclosuresHandler(SalesDb db) : IQueryHandler<GetDisclosures, DisclosurePage>
{
    /// <summary>How many rows a page has.</summary>
    internal const int PageSize = 50;

    public async ValueTask<DisclosurePage> Handle(GetDisclosures query, CancellationToken cancellationToken)
    {
        var found = db.Disclosures.AsNoTracking().Where(look => (query.Kind == null || look.Kind == query.Kind) && (query.PersonId == null || look.ById == query.PersonId));
        var rows = await found.OrderByDescending(look => look.At).ThenByDescending(look => look.Id).Skip((Math.Clamp(query.Page, 1, 10_000) - 1) * PageSize).Take(PageSize)
            .Select(look => new { Look = look, Name = db.Customers.Where(customer => customer.Id == look.CustomerId).Select(customer => customer.Name).FirstOrDefault() })
            .OrderByDescending(row => row.Look.At).ThenByDescending(row => row.Look.Id).ToListAsync(cancellationToken);
        return new DisclosurePage(
            [.. rows.Select(row => new DisclosureRow(row.Look.Id, row.Look.At, row.Look.ById, row.Look.Kind, row.Look.What, row.Look.CustomerId, row.Name ?? "", row.Look.Reason))], await found.CountAsync(cancellationToken));
    }
}
