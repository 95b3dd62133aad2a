using System.Text.Json;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Infrastructure.Customers;

/// <summary>
/// 归属判定: a decision about whose customer somebody is, kept as it was made with everything it rested on, so that it can
/// be explained to either side and computed again. Never changed.
/// </summary>
public sealed class KeptVerdict
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ProjectId { get; init; }

    public Guid AskedById { get; init; }

    public DateTime At { get; init; }

    /// <summary>By which way the inquiry came.</summary>
    public CustomerSource Source { get; init; }

    public VerdictOutcome Outcome { get; init; }

    /// <summary>The customer that decided, or that was made; nothing when neither.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The verdict with its matches, as JSON.</summary>
    public string Content { get; init; } = "";

    public static KeptVerdict Of(Guid projectId, Verdict verdict, CustomerSource source, Guid? customerId) => new()
    {
        ProjectId = projectId,
        AskedById = verdict.AskedById,
        At = verdict.At,
        Source = source,
        Outcome = verdict.Outcome,
        CustomerId = customerId,
        Content = JsonSerializer.Serialize(verdict),
    };

    /// <summary>The verdict as it was made.</summary>
    public Verdict Read() => JsonSerializer.Deserialize<Verdict>(Content)!;
}
