using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.ListCustomers;

/// <summary>Whose customer somebody is (SOP 2.2.2), by the whole number, the ID number or the whole name; tells nothing else about them.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record WhoseCustomer(Guid ProjectId, [property: TextLength(60)] string Text) : Query<IReadOnlyList<OwnedCustomer>>, IInProject;

/// <summary>A customer by surname, with the owner; nobody in the public pool.</summary>
public sealed record OwnedCustomer(Guid Id, string Name, Guid? OwnerId, CustomerStage Stage);

public sealed class WhoseCustomerHandler(SalesDb db, CustomerSearch customers) : IQueryHandler<WhoseCustomer, IReadOnlyList<OwnedCustomer>>
{
    private const int Most = 8;

    public async ValueTask<IReadOnlyList<OwnedCustomer>> Handle(WhoseCustomer query, CancellationToken cancellationToken)
    {
        var text = query.Text.Trim();
        if (text.Length == 0)
            return [];
        var exact = customers.Exactly(text);
        return await db.Customers.AsNoTracking().Where(customer => customer.JoinedToId == null && customer.AnonymisedAt == null && (customer.Name == text || exact.Contains(customer.Id)))
            .OrderByDescending(customer => customer.LastContactAt).Take(Most)
            .Select(customer => new OwnedCustomer(customer.Id, Customer.MaskName(customer.Name), customer.OwnerId, customer.Stage)).ToListAsync(cancellationToken);
    }
}
