using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board.Grid;

/// <summary>
/// What is written in the cells of boards. Made once for each state of a unit and shared by every circuit that shows it,
/// as pictures are: thousands of cells on fifty tablets then cost the memory of one board.
/// </summary>
public sealed class CellFaces(Words words, IStringLocalizer<BoardTexts> texts)
{
    private readonly ConcurrentDictionary<(CellDetail, bool, string), Func<BoardUnit, MarkupString>> books = new();

    /// <summary>The faces of one view in the reader's language.</summary>
    public Func<BoardUnit, MarkupString> For(CellView view) => books.GetOrAdd((view.Detail, view.ShowsPrices, CultureInfo.CurrentUICulture.Name), _ =>
    {
        var book = new ConditionalWeakTable<BoardUnit, string>();
        ConditionalWeakTable<BoardUnit, string>.CreateValueCallback write = unit => Write(unit, view);
        return unit => (MarkupString)book.GetValue(unit, write);
    });

    /// <summary>Number and sign, status, layout or area, and last the price or, for a hold, how long it lasts.</summary>
    private string Write(BoardUnit unit, CellView view)
    {
        var state = unit.Blocks == SaleBlocks.None ? words.Name(unit.Status) : words.Name(unit.Blocks);
        var detail = view.Detail == CellDetail.Area ? unit.GrossArea.SquareMetres.ToString("0.##", CultureInfo.InvariantCulture) + "㎡" : unit.Layout;
        var price = view.ShowsPrices && unit.ListPrice is { } amount ? texts["cell.price", amount.Yuan / 10_000].Value : "";
        var last = unit is { Status: UnitStatus.Held, Until: { } until } ? $"""<time data-until="{until.ToUnixMilliseconds()}"></time>""" : Html(price);
        return $"""<b>{Html(unit.RoomNumber)}<i aria-hidden="true">{unit.Status.Sign()}</i></b><span>{Html(state)}</span><span>{Html(detail)}</span><span>{last}</span>""";
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
