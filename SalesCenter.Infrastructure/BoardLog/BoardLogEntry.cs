using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.BoardLog;

/// <summary>
/// One line of a project's board log: what a unit became, in commit order, numbered without gaps. An entry without a
/// unit says that the picture itself is another one (units added, prices, settings) and must be fetched.
/// </summary>
public sealed class BoardLogEntry
{
    public Guid ProjectId { get; init; }

    /// <summary>1 and up, without gaps; taken from <see cref="Project.BoardVersion"/> in the same transaction.</summary>
    public long Number { get; init; }

    public Guid? UnitId { get; init; }

    public UnitStatus Status { get; init; }

    /// <summary>When the status began, UTC.</summary>
    public DateTime At { get; init; }

    public Guid? DealId { get; init; }

    /// <summary>Who took the unit or keeps it back; for the internal board alone.</summary>
    public Guid? ById { get; init; }

    /// <summary>When the hold or the withholding ends, UTC.</summary>
    public DateTime? Until { get; init; }
}
