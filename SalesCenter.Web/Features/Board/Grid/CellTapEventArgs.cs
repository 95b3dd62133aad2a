using Microsoft.AspNetCore.Components;

namespace SalesCenter.Web.Features.Board.Grid;

/// <summary>Which cell of a board was tapped: its row from the top and its place in the row; -1 beside the cells.</summary>
public sealed class CellTapEventArgs : EventArgs
{
    public int Row { get; set; }

    public int Cell { get; set; }
}

/// <summary>
/// Tells Razor about <c>@oncelltap</c>: one handler for a whole board, because a handler per cell would cost a circuit
/// more than everything else on it. The browser's side is in SalesCenter.Web.lib.module.js.
/// </summary>
[EventHandler("oncelltap", typeof(CellTapEventArgs), enableStopPropagation: true, enablePreventDefault: false)]
public static class EventHandlers;
