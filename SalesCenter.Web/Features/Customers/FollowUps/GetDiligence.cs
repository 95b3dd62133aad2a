using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.FollowUps;

/// <summary>Who follows up their customers and who does not, consultant by consultant; the one with most overdue first.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetDiligence(Guid ProjectId) : Query<IReadOnlyList<Diligence>>, IInProject;

/// <summary>What a consultant has planned and done.</summary>
/// <param name="Done">Follow-ups that were made today.</param>
/// <param name="Effective">Of these, in which the customer was reached.</param>
/// <param name="Unplanned">Customers with whom nothing is planned.</param>
public sealed record Diligence(Guid ConsultantId, string Name, int Overdue, int DueToday, int Done, int Effective, int Unplanned);

public sealed class GetDiligenceHandler(SalesDb db, PeopleBook people, TimeProvider time) : IQueryHandler<GetDiligence, IReadOnlyList<Diligence>>
{
    public async ValueTask<IReadOnlyList<Diligence>> Handle(GetDiligence query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var (today, tomorrow) = (calendar.Today(now), calendar.Tomorrow(now));
        var planned = await db.Customers.AsNoTracking().Where(customer => customer.OwnerId != null && customer.JoinedToId == null && customer.Stage != Domain.Customers.CustomerStage.Lost)
            .Select(customer => new { OwnerId = customer.OwnerId!.Value, NextAt = (DateTime?)customer.Next!.At }).GroupBy(customer => customer.OwnerId)
            .Select(owned => new
            {
                OwnerId = owned.Key,
                Overdue = owned.Count(customer => customer.NextAt <= now),
                Due = owned.Count(customer => customer.NextAt > now && customer.NextAt < tomorrow),
                Unplanned = owned.Count(customer => customer.NextAt == null),
            }).ToDictionaryAsync(owned => owned.OwnerId, cancellationToken);
        var done = (await db.FollowUps.AsNoTracking().Where(followUp => followUp.At >= today && followUp.At < tomorrow).Select(followUp => new { followUp.ConsultantId, followUp.Result }).ToListAsync(cancellationToken))
            .ToLookup(followUp => followUp.ConsultantId, followUp => Domain.Customers.ContactResults.IsEffective(followUp.Result));
        var consultants = (await people.All(cancellationToken)).Where(person => person.IsActive && person.RolesIn(query.ProjectId).Contains(Role.Consultant));
        return [.. consultants.Select(person => (Person: person, Planned: planned.GetValueOrDefault(person.Id)))
            .Select(who => new Diligence(
                who.Person.Id, who.Person.Name, who.Planned?.Overdue ?? 0, who.Planned?.Due ?? 0, done[who.Person.Id].Count(), done[who.Person.Id].Count(isEffective => isEffective), who.Planned?.Unplanned ?? 0))
            .OrderByDescending(who => who.Overdue).ThenBy(who => who.Done).ThenBy(who => who.Name, StringComparer.CurrentCulture)];
    }
}
