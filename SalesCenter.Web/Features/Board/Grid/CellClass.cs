using SalesCenter.Domain.Stock;
using SalesCenter.Web.Components;

namespace SalesCenter.Web.Features.Board.Grid;

/// <summary>What makes a cell look different from others of its status.</summary>
[Flags]
internal enum CellFlags
{
    None = 0,

    /// <summary>The first of its entrance, behind another entrance.</summary>
    Start = 1,

    /// <summary>Not what the filter asks for.</summary>
    Dim = 2,

    /// <summary>Taken or kept back by the person at the screen.</summary>
    Mine = 4,

    /// <summary>May not be sold, whatever its status.</summary>
    Blocked = 8,
    ChangedOnce = 16,
    ChangedAgain = 32,
}

/// <summary>The style classes of cells, each text made once, because a board of thousands asks for them at every render.</summary>
internal static class CellClass
{
    private static readonly int Looks = (int)CellFlags.ChangedAgain * 2;
    private static readonly string[] Made = [.. Enum.GetValues<UnitStatus>().SelectMany(status => Enumerable.Range(0, Looks).Select(flags => Make(status, (CellFlags)flags)))];

    public static string Of(UnitStatus status, CellFlags flags) => Made[(int)status * Looks + (int)flags];

    private static string Make(UnitStatus status, CellFlags flags) => string.Join(' ', new[]
    {
        "cell",
        flags.HasFlag(CellFlags.Dim) ? "dim" : status.Tone(),
        flags.HasFlag(CellFlags.Start) ? "start" : "",
        flags.HasFlag(CellFlags.Mine) ? "mine" : "",
        flags.HasFlag(CellFlags.Blocked) ? "blocked" : "",
        flags.HasFlag(CellFlags.ChangedOnce) ? "changed-once" : "",
        flags.HasFlag(CellFlags.ChangedAgain) ? "changed-again" : "",
    }.Where(part => part.Length > 0));
}
