using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Customers.CustomerFile;

namespace SalesCenter.Web.Features.Customers.Owners.Verdicts;

/// <summary>Every decision about whose customer somebody is, explained, the latest first; for the superiors of its owner.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetVerdicts(Guid ProjectId, Guid CustomerId) : Query<CustomerVerdicts>, IInProject;

/// <summary>A customer and the verdicts about them.</summary>
public sealed record CustomerVerdicts(string Name, string Phone, Guid? OwnerId, IReadOnlyList<ExplainedVerdict> Verdicts);

public sealed class GetVerdictsHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetVerdicts, CustomerVerdicts>
{
    public async ValueTask<CustomerVerdicts> Handle(GetVerdicts query, CancellationToken cancellationToken)
    {
        await db.RequireOpen(query.CustomerId, user.Actor, cancellationToken);
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == query.CustomerId).Select(customer => new { customer.Name, customer.Phone, customer.OwnerId })
            .SingleAsync(cancellationToken);
        var history = await db.WithJoined(query.CustomerId, cancellationToken);
        return new CustomerVerdicts(customer.Name, customer.Phone, customer.OwnerId, await db.Explain(history, user, cancellationToken));
    }
}
