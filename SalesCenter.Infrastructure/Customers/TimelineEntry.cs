using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Infrastructure.Customers;

/// <summary>One line of a customer's timeline. Written in the transaction of its cause and never changed.</summary>
public sealed class TimelineEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ProjectId { get; init; }

    public Guid CustomerId { get; init; }

    public MomentKind Kind { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was written down, UTC; later than <see cref="At"/> for what was entered afterwards.</summary>
    public DateTime EnteredAt { get; init; }

    /// <summary>Who did it; empty for the product itself.</summary>
    public Guid ById { get; init; }

    /// <summary>What fills the kind's sentence, as <see cref="NoticeValues"/> writes it.</summary>
    public string Values { get; init; } = "";

    /// <summary>What people said or wrote.</summary>
    public string Text { get; init; } = "";

    public static TimelineEntry Of(CustomerMoment moment) => new()
    {
        ProjectId = moment.ProjectId,
        CustomerId = moment.CustomerId,
        Kind = moment.Kind,
        At = moment.At,
        EnteredAt = moment.EnteredAt,
        ById = moment.ById,
        Values = NoticeValues.Write(moment.Values),
        Text = moment.Text,
    };
}
