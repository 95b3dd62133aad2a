using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Live.Public;

/// <summary>公示: the board as anybody may see it: no person, no end of a hold, no deal, and prices only of what is on sale.</summary>
/// <param name="Number">The number of the board log's entry that this picture contains as its last.</param>
/// <param name="UpdatedAt">When the last change happened, UTC.</param>
/// <param name="TimeZone">The sales centre's time zone (IANA name), in which a TV shows its clock.</param>
/// <param name="Palette">The colours of the statuses, by the name of <see cref="BoardPalette"/>.</param>
/// <param name="RestFrom">From when the TV may go dark for the night; nothing when it never does.</param>
public sealed record PublicPicture(
    Guid Epoch, long Number, DateTime UpdatedAt, PublicTotals Totals, string Project, string TimeZone, string Palette, TimeOnly? RestFrom, TimeOnly? RestUntil,
    IReadOnlyList<PublicBuilding> Buildings)
{
    public static PublicPicture Of(BoardPicture picture, PublicTotals totals) => new(
        picture.Epoch, picture.Number, picture.UpdatedAt, totals, picture.ProjectName, picture.Settings.TimeZone, picture.Settings.Palette.ToString(), picture.Settings.PublicRestFrom, picture.Settings.PublicRestUntil,
        [.. picture.Buildings.Select(building => new PublicBuilding(
            building.Name,
            [.. building.Columns.Select(column => column.Entrance)],
            [.. building.Rows.Select(row => new PublicFloor(row.Floor, [.. row.Cells.Select(unit => unit is null ? null : PublicUnit.Of(unit, picture.Settings))]))]))]);
}

/// <param name="Entrances">The entrance (单元) of each column.</param>
/// <param name="Floors">The top floor first.</param>
public sealed record PublicBuilding(string Name, IReadOnlyList<string> Entrances, IReadOnlyList<PublicFloor> Floors);

/// <param name="Units">One per column; nothing where the floor has no such room.</param>
public sealed record PublicFloor(int Floor, IReadOnlyList<PublicUnit?> Units);

/// <summary>A cell of the public board.</summary>
/// <param name="Room">The room number; left out where the viewer knows it already.</param>
/// <param name="Price">The list price in yuan, only while the unit is on sale and if the project shows prices.</param>
public sealed record PublicUnit(Guid Id, string? Room, PublicStatus Status, decimal? Price)
{
    public static PublicUnit Of(BoardUnit unit, ProjectSettings settings)
    {
        var status = StatusOf(unit);
        return new PublicUnit(unit.Id, unit.RoomNumber, status, status == PublicStatus.Available && settings.ShowPricesInPublic ? unit.ListPrice?.Yuan : null);
    }

    /// <summary>A unit that is free but must not be sold is not offered to the public either.</summary>
    public static PublicStatus StatusOf(BoardUnit unit) => StatusOf(unit.Status, unit.Blocks);

    /// <summary>The same of a unit that is not read from a board.</summary>
    public static PublicStatus StatusOf(UnitStatus status, SaleBlocks blocks) => status == UnitStatus.Available && blocks != SaleBlocks.None ? PublicStatus.NotOpen : status.ToPublic();
}

/// <summary>How many units stand in each public status.</summary>
/// <param name="SubscribedToday">Of the business day; nothing when the project keeps it to itself.</param>
/// <param name="SubscribedInAll">Subscribed and sold units together; nothing when the project keeps it to itself.</param>
public sealed record PublicTotals(int Available, int InTalks, int Subscribed, int Sold, int NotOpen, int? SubscribedToday, int? SubscribedInAll)
{
    public static PublicTotals Of(BoardPicture picture, int subscribedToday)
    {
        var counts = new int[Enum.GetValues<PublicStatus>().Length];
        foreach (var unit in picture.Units)
            counts[(int)PublicUnit.StatusOf(unit)]++;
        var (subscribed, sold) = (counts[(int)PublicStatus.Subscribed], counts[(int)PublicStatus.Sold]);
        var shown = picture.Settings.ShowSubscriptionsInPublic;
        return new PublicTotals(
            counts[(int)PublicStatus.Available], counts[(int)PublicStatus.InTalks], subscribed, sold, counts[(int)PublicStatus.NotOpen],
            shown ? subscribedToday : null, shown ? subscribed + sold : null);
    }
}

/// <summary>What is different since a number; the units are given as they are at the later one.</summary>
/// <param name="From">The first number contained; a viewer who has not seen everything before it asks again.</param>
/// <param name="To">The last number contained; a viewer who has it already ignores the message.</param>
public sealed record PublicChanges(Guid Epoch, long From, long To, IReadOnlyList<PublicUnit> Units, PublicTotals Totals, DateTime UpdatedAt);

/// <summary>The latest number, sent every few seconds, so that a viewer can tell a quiet board from a dead one.</summary>
/// <param name="At">The server's clock, UTC.</param>
public sealed record PublicHeartbeat(Guid Epoch, long Number, DateTime At, int? SubscribedToday);

/// <summary>The answer to a viewer who joins: what they missed, or the whole picture when that is more or cannot be told.</summary>
/// <param name="Version">The running version of the product; a page made by another one loads itself again.</param>
public sealed record JoinAnswer(string Version, DateTime At, PublicPicture? Picture, PublicChanges? Changes);
