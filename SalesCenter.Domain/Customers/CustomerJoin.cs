using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Customers;

/// <summary>A customer with what else goes along when it is joined with another, or parted from it.</summary>
public sealed record JoinedParty(Customer Customer, IReadOnlyCollection<Deal> Deals, IReadOnlyCollection<FollowUp> FollowUps);

/// <summary>
/// 合并: two customers were found to be one. Keeps exactly what went over, so that within a day the two can be parted as if they
/// had never been joined; what came later stays where it came.
/// </summary>
public sealed class CustomerJoin : AggregateRoot
{
    private static readonly TimeSpan TimeToPart = TimeSpan.FromHours(24);

    private CustomerJoin() { }

    /// <summary>
    /// Joins two customers. The decision order says which one stays, with its owner: whoever is protected, then owned longest.
    /// Refused to whom one of the two is closed, and where both owners are protected to all but managers.
    /// </summary>
    public CustomerJoin(JoinedParty one, JoinedParty other, Actor by, string reason, DateTime now)
    {
        var (stays, goes) = Order(one, other, now);
        RequireMay(stays.Customer, goes.Customer, by, now);
        ProjectId = stays.Customer.ProjectId;
        (StaysId, JoinedId) = (stays.Customer.Id, goes.Customer.Id);
        ById = by.Id;
        At = now;
        Reason = string.IsNullOrWhiteSpace(reason) ? throw new RefusedException(CustomerRefusals.ReasonMissing) : reason.Trim();
        IdentityIds = [.. goes.Customer.Identities.Select(identity => identity.Id)];
        RelativeIds = [.. goes.Customer.Relatives.Select(relative => relative.Id)];
        DealIds = [.. goes.Deals.Select(deal => deal.Id)];
        FollowUpIds = [.. goes.FollowUps.Select(followUp => followUp.Id)];
        OwnershipId = goes.Customer.Ownership?.Id;
        StageBefore = stays.Customer.Stage;
        stays.Customer.Join(goes.Customer, this, now);
        Move(goes, stays.Customer);
    }

    public Guid ProjectId { get; private set; }

    /// <summary>The customer that goes on.</summary>
    public Guid StaysId { get; private set; }

    /// <summary>The customer that was found to be the other one.</summary>
    public Guid JoinedId { get; private set; }

    public Guid ById { get; private set; }

    public DateTime At { get; private set; }

    public string Reason { get; private set; } = "";

    public IReadOnlyList<Guid> IdentityIds { get; private set; } = [];

    public IReadOnlyList<Guid> RelativeIds { get; private set; } = [];

    public IReadOnlyList<Guid> DealIds { get; private set; } = [];

    public IReadOnlyList<Guid> FollowUpIds { get; private set; } = [];

    /// <summary>The ownership that ended with it; nothing when nobody owned the joined customer.</summary>
    public Guid? OwnershipId { get; private set; }

    /// <summary>How far the staying customer had come.</summary>
    public CustomerStage StageBefore { get; private set; }

    public DateTime? PartedAt { get; private set; }

    public Guid? PartedById { get; private set; }

    /// <summary>Until when the two can be parted, UTC.</summary>
    public DateTime PartableUntil => At + TimeToPart;

    /// <summary>Which of the two stays, and which is joined to it.</summary>
    public static (JoinedParty Stays, JoinedParty Goes) Order(JoinedParty one, JoinedParty other, DateTime now)
    {
        var both = new[] { one, other };
        var matches = both.Select(party => new Match(MatchRule.Exact, party.Customer.Id, party.Customer.OwnerId, party.Customer.Ownership?.Since, party.Customer.Ownership?.ProtectedUntil)).ToList();
        var first = OwnershipDecision.Decide(matches, Guid.Empty, now).Decisive!.CustomerId;
        return first == one.Customer.Id ? (one, other) : (other, one);
    }

    /// <summary>Parts the two again. Refused after a day, when parted already, and to consultants who did not join them.</summary>
    public void Part(JoinedParty stays, Customer joined, Actor by, DateTime now)
    {
        if (by.Id != ById && !by.AnswersFor(stays.Customer.OwnerId))
            throw new OutOfReachException(CustomerRefusals.CannotPart);
        if (PartedAt is not null)
            throw new RefusedException(CustomerRefusals.CannotPart);
        if (now >= PartableUntil)
            throw new RefusedException(CustomerRefusals.PartTooLate(PartableUntil));
        (PartedAt, PartedById) = (now, by.Id);
        stays.Customer.Part(joined, this, now);
        Move(new JoinedParty(stays.Customer, [.. stays.Deals.Where(deal => DealIds.Contains(deal.Id))], [.. stays.FollowUps.Where(followUp => FollowUpIds.Contains(followUp.Id))]), joined);
    }

    private static void RequireMay(Customer stays, Customer goes, Actor by, DateTime now)
    {
        if (!by.Reaches(stays.OwnerId) || !by.Reaches(goes.OwnerId))
            throw new OutOfReachException(CustomerRefusals.NotBothYours);
        if (!by.IsManager && stays.OwnerId != goes.OwnerId && stays.IsProtected(now) && goes.IsProtected(now))
            throw new RefusedException(CustomerRefusals.JoinNeedsManager(stays.OwnerId!.Value, goes.OwnerId!.Value));
    }

    private static void Move(JoinedParty from, Customer to)
    {
        foreach (var deal in from.Deals)
            deal.BelongTo(to);
        foreach (var followUp in from.FollowUps)
            followUp.BelongTo(to);
    }
}
