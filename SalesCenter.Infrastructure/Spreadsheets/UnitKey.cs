namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>What makes two units the same, however they are written: building, entrance, floor and room number.</summary>
public readonly record struct UnitKey(string Building, string Entrance, int Floor, string RoomNumber)
{
    /// <summary>Full width or half width, large or small letters, blanks: none of it makes another unit.</summary>
    public static UnitKey Of(string building, string? entrance, int floor, string roomNumber) =>
        new(Wording.Compact(building), Wording.Compact(entrance ?? ""), floor, Wording.Compact(roomNumber));
}
