using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Customers.Owners;

/// <summary>What every step about the ownership of customers begins with.</summary>
internal static class OwnersAsked
{
    /// <summary>A colleague's deal that is under way keeps others from the customer, whether or not the protection has run out.</summary>
    public static async Task RefuseWhileDealing(this SalesDb db, Guid customerId, Guid consultantId, CancellationToken cancellation)
    {
        var dealing = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.IsOpen && deal.CustomerId == customerId && deal.ConsultantId != consultantId)
            .Select(deal => (Guid?)deal.ConsultantId).FirstOrDefaultAsync(cancellation);
        if (dealing is { } colleague)
            throw new RefusedException(CustomerRefusals.InDeal(colleague));
    }

    /// <summary>Refuses people who are no consultants of the project, or have left.</summary>
    public static async Task RequireConsultants(this PeopleBook people, Guid projectId, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            if (await people.Find(id, cancellation) is not { IsActive: true } person || !IsConsultant(person, projectId))
                throw new RefusedException(CustomerRefusals.NoConsultant(id));
        }
    }

    /// <summary>Whether the person can own customers of the project.</summary>
    public static bool IsConsultant(this KnownPerson person, Guid projectId) => person.RolesIn(projectId).Contains(Role.Consultant);

    /// <summary>The customer with what goes along when it is joined or parted.</summary>
    public static async Task<JoinedParty> JoinedParty(this SalesDb db, Guid customerId, CancellationToken cancellation) => new(
        await db.CustomerFile(customerId, cancellation),
        await db.Deals.Where(deal => deal.CustomerId == customerId).ToListAsync(cancellation),
        await db.FollowUps.Where(followUp => followUp.CustomerId == customerId).ToListAsync(cancellation));

    /// <summary>The customer and all that were found to be the same, whose histories belong together.</summary>
    public static async Task<IReadOnlyList<Guid>> WithJoined(this SalesDb db, Guid customerId, CancellationToken cancellation)
    {
        List<Guid> all = [customerId];
        for (List<Guid> latest = [customerId]; latest.Count > 0;)
        {
            var known = latest;
            latest = await db.Customers.AsNoTracking().Where(customer => known.Contains(customer.JoinedToId!.Value)).Select(customer => customer.Id).ToListAsync(cancellation);
            all.AddRange(latest);
        }
        return all;
    }

    /// <summary>Whether the reader sees the customer's name and number in full: the owner and their superiors do.</summary>
    public static bool Sees(this CurrentUser reader, Guid? ownerId) => reader.Actor.Reaches(ownerId);

    /// <summary>Tells a person about one customer by name, or about several by the first name and how many they are; forgotten along with the one who is named.</summary>
    public static void TellOfCustomers(this Notices notices, Guid personId, string one, string several, string link, IReadOnlyList<Customer> customers, params object?[] values) =>
        notices.TellOf(customers[0], personId, customers.Count == 1 ? one : several, link, [customers[0].Name, customers.Count, .. values]);
}
