using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>Makes customers anonymous who bought nothing and were not in contact for the time that the project says. Tells how many.</summary>
[Allow(Role.System)]
public sealed record AnonymiseOldLeads(Guid ProjectId) : Command<int>, IInProject;

public sealed class AnonymiseOldLeadsHandler(SalesDb db, Erasure erasure, TimeProvider time) : ICommandHandler<AnonymiseOldLeads, int>
{
    // In one transaction, for which everybody else waits: the clockwork asks again soon.
    private const int AtOnce = 20;

    public async ValueTask<int> Handle(AnonymiseOldLeads command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var old = await db.Customers.OldLeads(db.Deals, now.AddDays(-settings.LeadRetentionDays)).OrderBy(customer => customer.LastContactAt).Take(AtOnce)
            .Select(customer => customer.Id).ToListAsync(cancellationToken);
        foreach (var id in old)
            await erasure.Forget(await db.CustomerFile(id, cancellationToken), Guid.Empty, now, cancellationToken);
        return old.Count;
    }
}

/// <summary>Whose time is over.</summary>
internal static class Retention
{
    /// <summary>Customers who were last in contact before an instant and never took a unit.</summary>
    public static IQueryable<Customer> OldLeads(this IQueryable<Customer> customers, IQueryable<Domain.Deals.Deal> deals, DateTime before) => customers.Where(customer =>
        customer.AnonymisedAt == null && customer.JoinedToId == null && customer.LastContactAt < before && !deals.Any(deal => deal.CustomerId == customer.Id));
}
