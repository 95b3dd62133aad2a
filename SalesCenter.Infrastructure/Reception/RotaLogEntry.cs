using SalesCenter.Domain.Reception;

namespace SalesCenter.Infrastructure.Reception;

/// <summary>One line of a rota's log: who got, yielded, skipped or left which turn, when and why. Never changed.</summary>
public sealed class RotaLogEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ProjectId { get; init; }

    public Guid RotaId { get; init; }

    public RotaKind Kind { get; init; }

    public RotaStep Step { get; init; }

    public Guid ConsultantId { get; init; }

    /// <summary>Who did it: the consultant, the desk or a superior.</summary>
    public Guid ById { get; init; }

    public DateTime At { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>The turn that was used up; nothing when none was.</summary>
    public long? Turn { get; init; }

    public static RotaLogEntry Of(RotaMoved moved) => new()
    {
        ProjectId = moved.ProjectId,
        RotaId = moved.RotaId,
        Kind = moved.Kind,
        Step = moved.Step,
        ConsultantId = moved.ConsultantId,
        ById = moved.ById,
        At = moved.At,
        Reason = moved.Reason,
        Turn = moved.Turn,
    };
}
