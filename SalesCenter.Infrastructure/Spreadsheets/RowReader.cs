using SalesCenter.Domain.Common;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Reads the rows of one sheet by its mapping; every fault goes to the list of errors and none stops it.</summary>
internal sealed class RowReader(SheetChoice choice, IReadOnlyList<string> headings, List<CellError> errors)
{
    private const int LowestFloor = -20;
    private const int HighestFloor = 200;
    private const int ValueShown = 100;
    private static readonly Area LeastArea = new(1);
    private static readonly Area MostArea = Area.FromSquareMetres(100_000);

    private readonly ColumnMapping mapping = choice.Mapping;
    private int row;

    public UnitKey? KeyOf(SheetRow line)
    {
        var before = errors.Count;
        row = line.Number;
        var names = ReadNames(line);
        errors.RemoveRange(before, errors.Count - before);
        return names is { } read ? UnitKey.Of(read.Building, read.Entrance, read.Floor, read.Room) : null;
    }

    /// <summary>The unit's key wherever it can be told, and the unit itself where nothing about it is wrong.</summary>
    public (UnitKey? Key, PriceTableRow? Unit) Read(SheetRow line)
    {
        var before = errors.Count;
        row = line.Number;
        var names = ReadNames(line);
        var (gross, inner) = ReadAreas(line);
        var prices = new PriceReader(this, line, gross, inner);
        var list = prices.Read(F.ListPrice);
        var filed = prices.Read(F.FiledPrice);
        var floorPrice = prices.Read(F.FloorPrice);
        prices.CheckLadder(list, filed, floorPrice);
        var (project, layout, orientation) = (Text(line, F.Project), Text(line, F.Layout), Text(line, F.Orientation));
        var (use, status, remarks) = (Text(line, F.Use), Text(line, F.StatedStatus), Text(line, F.Remarks));
        if (names is not { } unit)
        {
            return (null, null);
        }

        var key = UnitKey.Of(unit.Building, unit.Entrance, unit.Floor, unit.Room);
        return errors.Count > before || gross is not { } area ? (key, null) : (key, new PriceTableRow(
            choice.Sheet, row, project, unit.Building, unit.Entrance, unit.Floor, unit.Room, layout, orientation, use, area, inner,
            list, filed, floorPrice, status, remarks));
    }

    public Cell At(SheetRow line, F field) => mapping[field] is { } column && line[column.Index] is var cell && !Placeholders.Is(cell.Text) ? cell : Cell.Blank;

    public decimal FactorOf(F field) => mapping[field]?.Factor ?? 1;

    public void Fail(F field, in Cell cell, Refusal reason)
    {
        var (letters, heading) = mapping[field] is { } column && column.Index < headings.Count
            ? (ColumnLetters.Of(column.Index), Wording.Clean(headings[column.Index])) : ("", "");
        var value = Wording.Clean(cell.Text);
        errors.Add(new CellError(choice.Sheet, row, letters, heading, value.Length > ValueShown ? value[..ValueShown] : value, reason));
    }

    /// <summary>An error of the whole row, shown at its room number.</summary>
    public void FailRow(SheetRow line, Refusal reason)
    {
        row = line.Number;
        Fail(F.RoomNumber, At(line, F.RoomNumber), reason);
    }

    /// <summary>The number in a cell, or nothing and, unless the cell is blank, an error.</summary>
    public WrittenNumber? Number(SheetRow line, F field, params ReadOnlySpan<NumberUnit> units)
    {
        var cell = At(line, field);
        if (cell.IsBlank || Faulty(field, cell))
        {
            return null;
        }

        if (Numerals.Read(cell) is not { } number)
        {
            Fail(field, cell, ImportRefusals.NotANumber());
            return null;
        }

        if (number.Unit is NumberUnit.None || units.Contains(number.Unit))
        {
            return number;
        }

        Fail(field, cell, ImportRefusals.WrongUnit());
        return null;
    }

    private (string Building, string? Entrance, int Floor, string Room)? ReadNames(SheetRow line)
    {
        var building = mapping[F.Building] is null ? choice.Building?.Trim() : Name(line, F.Building, required: true);
        if (building is not null && Name(line, F.Estate) is { } estate)
        {
            building = Within(F.Building, At(line, F.Building), $"{estate} {building}");
        }

        var entrance = Name(line, F.Entrance);
        var room = Name(line, F.RoomNumber, required: true);
        room = room is [.., var digit, '室'] && char.IsAsciiDigit(digit) ? room[..^1] : room;
        var floor = mapping[F.Floor] is null ? FloorOf(line, room) : Floor(line);
        return building is null || room is null || floor is null ? null : (building, entrance, floor.Value, room);
    }

    private int? FloorOf(SheetRow line, string? room)
    {
        if (room is null)
        {
            return null;
        }

        if (Numerals.FloorOfRoom(room) is { } floor)
        {
            return floor;
        }

        Fail(F.RoomNumber, At(line, F.RoomNumber), ImportRefusals.FloorUnknown());
        return null;
    }

    private int? Floor(SheetRow line)
    {
        var cell = At(line, F.Floor);
        if (cell.IsBlank)
        {
            Fail(F.Floor, cell, ImportRefusals.Missing());
            return null;
        }

        if (Faulty(F.Floor, cell))
        {
            return null;
        }

        if (Numerals.Floor(cell) is { } floor and >= LowestFloor and <= HighestFloor and not 0)
        {
            return floor;
        }

        Fail(F.Floor, cell, ImportRefusals.NotAFloor(LowestFloor, HighestFloor));
        return null;
    }

    private (Area? Gross, Area? Inner) ReadAreas(SheetRow line)
    {
        var (gross, inner) = (ReadArea(line, F.GrossArea), ReadArea(line, F.InnerArea));
        if (At(line, F.GrossArea) is { IsBlank: true } blank)
        {
            Fail(F.GrossArea, blank, ImportRefusals.Missing());
        }

        if (gross is { } whole && inner is null && At(line, F.InnerArea).IsBlank && ReadArea(line, F.SharedArea) is { } shared && shared < whole)
        {
            inner = new Area(whole.TenThousandths - shared.TenThousandths);
        }

        if (gross < inner)
        {
            Fail(F.InnerArea, At(line, F.InnerArea), ImportRefusals.InnerOverGross(gross!.Value));
        }

        return (gross, inner);
    }

    private Area? ReadArea(SheetRow line, F field)
    {
        if (Number(line, field, NumberUnit.Area) is not { } number)
        {
            return null;
        }

        var area = Math.Abs(number.Value) <= MostArea.SquareMetres ? Area.FromSquareMetres(number.Value) : new Area(long.MaxValue);
        if (area >= LeastArea && area <= MostArea)
        {
            return area;
        }

        Fail(field, At(line, field), ImportRefusals.OutOfRange(LeastArea, MostArea));
        return null;
    }

    /// <summary>A name must not have been turned into a date by the spreadsheet, as happens to room 3-1.</summary>
    private string? Name(SheetRow line, F field, bool required = false)
    {
        var cell = At(line, field);
        if (cell.IsBlank)
        {
            if (required)
            {
                Fail(field, cell, ImportRefusals.Missing());
            }

            return null;
        }

        return Faulty(field, cell) ? null : Within(field, cell, Wording.CleanName(cell.Text));
    }

    private string? Text(SheetRow line, F field)
    {
        var cell = At(line, field);
        return cell.IsBlank || cell.Kind is CellKind.Error && Faulty(field, cell) ? null : Within(field, cell, Wording.Clean(cell.Text));
    }

    private string? Within(F field, in Cell cell, string text)
    {
        var limit = PriceTableRow.LengthLimit(field);
        if (text.Length > limit)
        {
            Fail(field, cell, ImportRefusals.TextTooLong(limit, text.Length));
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private bool Faulty(F field, in Cell cell)
    {
        var reason = cell.Kind switch
        {
            CellKind.Error => ImportRefusals.FormulaError(),
            CellKind.Date => ImportRefusals.DateCell(),
            _ => null,
        };
        if (reason is not null)
        {
            Fail(field, cell, reason);
        }

        return reason is not null;
    }
}
