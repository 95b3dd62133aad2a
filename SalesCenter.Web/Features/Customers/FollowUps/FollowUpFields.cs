using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.FollowUps;

/// <summary>The follow-up form as it is filled in; times by the sales centre's clock.</summary>
public sealed record FollowUpFields
{
    public ContactWay Way { get; init; }

    public ContactResult Result { get; init; }

    public string Content { get; init; } = "";

    /// <summary>When it was; nothing for right now.</summary>
    public DateTime? At { get; init; }

    public string NextStep { get; init; } = "";

    public DateTime? NextAt { get; init; }

    public IntentLevel? Intent { get; init; }
}
