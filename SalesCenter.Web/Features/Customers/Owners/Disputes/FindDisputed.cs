using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>The customer with this whole number, about whom somebody wants to open a dispute; masked unless it is the asker's own.</summary>
[Allow(Role.Consultant, Role.Supervisor)]
public sealed record FindDisputed(Guid ProjectId, string Number) : Query<DisputedCustomer>, IInProject;

/// <summary>A customer and whose they are.</summary>
public sealed record DisputedCustomer(Guid Id, string Name, string Phone, Guid? OwnerId, DateTime? Since, DateTime? ProtectedUntil, Guid? DisputeId);

public sealed class FindDisputedHandler(SalesDb db, CurrentUser user) : IQueryHandler<FindDisputed, DisputedCustomer>
{
    public async ValueTask<DisputedCustomer> Handle(FindDisputed query, CancellationToken cancellationToken)
    {
        var number = PhoneNumber.Normalise(query.Number) ?? throw new RefusedException(new Refusal("customer.phone-invalid", query.Number));
        var found = await db.Identities.AsNoTracking().Where(identity => identity.Kind == IdentityKind.Phone && identity.Key == number)
            .Join(db.Customers, identity => identity.CustomerId, customer => customer.Id, (identity, customer) => customer)
            .Select(customer => new
            {
                customer.Id,
                customer.Name,
                customer.Phone,
                customer.OwnerId,
                customer.DisputeId,
                Owned = customer.Ownerships.Where(ownership => ownership.IsOpen).Select(ownership => new { ownership.Since, ownership.ProtectedUntil }).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken) ?? throw new RefusedException(CustomerRefusals.Unknown);
        var sees = user.Sees(found.OwnerId);
        return new DisputedCustomer(
            found.Id, sees ? found.Name : Customer.MaskName(found.Name), sees ? found.Phone : Customer.Mask(found.Phone), found.OwnerId, found.Owned?.Since, found.Owned?.ProtectedUntil, found.DisputeId);
    }
}
