using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.FollowUps;

/// <summary>Who of the reader's people follows up their customers and who does not, consultant by consultant; the one with most overdue first.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetDiligence(Guid ProjectId) : Query<IReadOnlyList<Diligence>>, IInProject;

/// <summary>What a consultant has planned and done.</summary>
/// <param name="Done">Follow-ups that were made today.</param>
/// <param name="Effective">Of these, in which the customer was reached.</param>
/// <param name="Unplanned">Customers with whom nothing is planned.</param>
public sealed record Diligence(Guid ConsultantId, string Name, int Overdue, int DueToday, int Done, int Effective, int Unplanned);

public sealed class GetDiligenceHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<GetDiligence, IReadOnlyList<Diligence>>
{
    public async ValueTask<IReadOnlyList<Diligence>> Handle(GetDiligence query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var (today, tomorrow) = (calendar.Today(now), calendar.Tomorrow(now));
        var owned = db.Customers.AsNoTracking().Where(customer => customer.OwnerId != null && customer.JoinedToId == null && customer.Stage != CustomerStage.Lost);
        var overdue = await CountByOwner(owned.Where(customer => customer.Next!.At <= now), cancellationToken);
        var due = await CountByOwner(owned.Where(customer => customer.Next!.At > now && customer.Next.At < tomorrow), cancellationToken);
        var unplanned = await CountByOwner(owned.Where(customer => customer.Next == null), cancellationToken);
        var done = (await db.FollowUps.AsNoTracking().Where(followUp => followUp.At >= today && followUp.At < tomorrow).Select(followUp => new { followUp.ConsultantId, followUp.Result }).ToListAsync(cancellationToken))
            .ToLookup(followUp => followUp.ConsultantId, followUp => followUp.Result.IsEffective());
        var consultants = (await people.All(cancellationToken)).Where(person => person.IsActive && user.Actor.Reaches(person.Id) && person.RolesIn(query.ProjectId).Contains(Role.Consultant));
        return [.. consultants
            .Select(person => new Diligence(
                person.Id, person.Name, overdue.GetValueOrDefault(person.Id), due.GetValueOrDefault(person.Id), done[person.Id].Count(), done[person.Id].Count(isEffective => isEffective), unplanned.GetValueOrDefault(person.Id)))
            .OrderByDescending(who => who.Overdue).ThenBy(who => who.Done).ThenBy(who => who.Name, StringComparer.CurrentCulture)];
    }

    private static Task<Dictionary<Guid, int>> CountByOwner(IQueryable<Customer> customers, CancellationToken cancellation) => customers
        .GroupBy(customer => customer.OwnerId!.Value).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellation);
}
