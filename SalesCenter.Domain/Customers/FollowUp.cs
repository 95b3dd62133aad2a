using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>How a customer was contacted.</summary>
public enum ContactWay
{
    Phone = 0,
    WeChat = 1,
    Message = 2,
    InPerson = 3,
    HomeVisit = 4,
}

/// <summary>What came of a contact. Only contacts in which the customer was reached prolong the protection.</summary>
public enum ContactResult
{
    Reached = 0,
    Invited = 1,
    StillThinking = 2,
    NotReached = 3,
    NotInterested = 4,
}

/// <summary>跟进: one contact with a customer, told by the consultant.</summary>
public sealed class FollowUp : AggregateRoot
{
    private FollowUp() { }

    /// <summary>Refused when nothing is said of it or it lies in the future.</summary>
    /// <param name="at">When the contact was, UTC.</param>
    public FollowUp(Customer customer, Guid consultantId, ContactWay way, ContactResult result, string content, DateTime at, BusinessCalendar calendar, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(content))
            throw new RefusedException(CustomerRefusals.FollowUpEmpty);
        if (at > now)
            throw new RefusedException(CustomerRefusals.InTheFuture(at));
        ProjectId = customer.ProjectId;
        CustomerId = customer.Id;
        ConsultantId = consultantId;
        Way = way;
        Result = result;
        Content = content.Trim();
        At = at;
        EnteredAt = now;
        IsLate = calendar.IsLate(at, now);
    }

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    public Guid ConsultantId { get; private set; }

    public ContactWay Way { get; private set; }

    public ContactResult Result { get; private set; }

    public string Content { get; private set; } = "";

    public DateTime At { get; private set; }

    public DateTime EnteredAt { get; private set; }

    /// <summary>补录: whether it was entered on a later day than it was made, by the rules of that time.</summary>
    public bool IsLate { get; private set; }

    /// <summary>有效跟进: whether the customer was reached, which prolongs the owner's protection.</summary>
    public bool IsEffective => Result.IsEffective();

    /// <summary>The follow-up belongs to another customer from now on, because the two were found to be one, or not.</summary>
    internal void BelongTo(Customer customer) => CustomerId = customer.Id;
}

/// <summary>What follows from a contact's result.</summary>
public static class ContactResults
{
    /// <summary>Whether the customer was reached.</summary>
    public static bool IsEffective(this ContactResult result) => result is not ContactResult.NotReached;
}
