namespace SalesCenter.Infrastructure.Demo;

/// <summary>What a room of a floor plan is for.</summary>
internal enum DemoRoomKind
{
    Living,
    Dining,
    Bedroom,
    Study,
    Kitchen,
    Bathroom,
    Balcony,
}

/// <summary>A room: where it begins, how wide and how deep it is, in metres.</summary>
internal sealed record DemoRoom(DemoRoomKind Kind, double X, double Y, double W, double H);

/// <summary>To which side a door opens: doors in a wall that lies go up or down, in one that stands right or left.</summary>
internal enum DemoSwing
{
    UpRight,
    UpLeft,
    DownRight,
    DownLeft,
    RightDown,
    LeftDown,
}

/// <summary>A door in a wall, with the width of its leaf.</summary>
internal sealed record DemoDoor(double X, double Y, double Size, DemoSwing Swing);

/// <summary>A floor plan as numbers: north above, balconies in the south.</summary>
/// <param name="Outline">The outer walls, each with its extent.</param>
internal sealed record DemoPlan(
    string Layout, double Width, double Height, IReadOnlyList<(double X, double Y, double W, double H)> Outline,
    IReadOnlyList<DemoRoom> Rooms, IReadOnlyList<DemoDoor> Doors, IReadOnlyList<(double X, double Y, double W, double H)> Windows);

/// <summary>The floor plans of the demonstration's towers.</summary>
internal static class DemoPlans
{
    public static readonly IReadOnlyList<DemoPlan> All = [TwoRooms, ThreeRooms, FourRooms, FiveRooms];

    private static DemoPlan TwoRooms => new("两房两厅一卫", 8.8, 9.6, Box(8.8, 8.2),
        [
            new(DemoRoomKind.Kitchen, 0, 0, 2.4, 3.0), new(DemoRoomKind.Dining, 2.4, 0.6, 2.8, 3.0), new(DemoRoomKind.Living, 0, 3.0, 5.2, 5.2),
            new(DemoRoomKind.Bedroom, 5.2, 0, 3.6, 3.2), new(DemoRoomKind.Bathroom, 6.4, 3.2, 2.4, 1.7), new(DemoRoomKind.Bedroom, 5.2, 4.9, 3.6, 3.3),
            new(DemoRoomKind.Balcony, 0.6, 8.2, 4.0, 1.4),
        ],
        [new(3.0, 0, 1.0, DemoSwing.DownRight), new(1.2, 3.0, 0.8, DemoSwing.UpRight), new(5.3, 3.2, 0.85, DemoSwing.UpRight), new(6.4, 4.05, 0.75, DemoSwing.RightDown), new(5.3, 4.9, 0.85, DemoSwing.DownRight)],
        [(0.5, 0, 1.4, 0), (6.2, 0, 1.8, 0), (8.8, 3.6, 0, 0.8), (6.2, 8.2, 1.8, 0), (1.0, 8.2, 3.2, 0)]);

    private static DemoPlan ThreeRooms => new("三房两厅两卫", 11.2, 10.0, Box(11.2, 8.6),
        [
            new(DemoRoomKind.Bedroom, 0, 0, 3.2, 3.2), new(DemoRoomKind.Bathroom, 3.2, 0, 1.8, 2.4), new(DemoRoomKind.Kitchen, 5.0, 0, 2.6, 2.8), new(DemoRoomKind.Dining, 7.6, 0, 3.6, 3.6),
            new(DemoRoomKind.Bedroom, 0, 5.2, 3.4, 3.4), new(DemoRoomKind.Bathroom, 0, 3.2, 2.2, 2.0), new(DemoRoomKind.Bedroom, 3.4, 5.2, 3.0, 3.4), new(DemoRoomKind.Living, 6.4, 3.6, 4.8, 5.0),
            new(DemoRoomKind.Balcony, 6.8, 8.6, 4.0, 1.4),
        ],
        [
            new(9.8, 0, 1.0, DemoSwing.DownLeft), new(6.4, 2.8, 0.8, DemoSwing.UpRight), new(2.3, 3.2, 0.8, DemoSwing.UpLeft), new(3.28, 2.4, 0.75, DemoSwing.UpLeft),
            new(2.2, 3.3, 0.75, DemoSwing.LeftDown), new(2.4, 5.2, 0.85, DemoSwing.DownLeft), new(3.6, 5.2, 0.85, DemoSwing.DownRight),
        ],
        [(0.8, 0, 1.6, 0), (3.7, 0, 0.8, 0), (5.6, 0, 1.4, 0), (0, 3.8, 0, 0.8), (0.8, 8.6, 1.8, 0), (4.0, 8.6, 1.8, 0), (7.2, 8.6, 3.2, 0)]);

    private static DemoPlan FourRooms => new("四房两厅两卫", 13.0, 10.8, Box(13.0, 9.2),
        [
            new(DemoRoomKind.Bedroom, 0, 0, 3.4, 3.4), new(DemoRoomKind.Bathroom, 3.4, 0, 1.9, 2.4), new(DemoRoomKind.Dining, 5.3, 0, 3.7, 3.6), new(DemoRoomKind.Kitchen, 9.0, 0, 4.0, 3.8),
            new(DemoRoomKind.Bathroom, 0, 3.4, 2.3, 2.1), new(DemoRoomKind.Bedroom, 0, 5.5, 3.9, 3.7), new(DemoRoomKind.Living, 3.9, 3.6, 5.1, 5.6),
            new(DemoRoomKind.Study, 9.0, 3.8, 4.0, 2.0), new(DemoRoomKind.Bedroom, 9.0, 5.8, 4.0, 3.4), new(DemoRoomKind.Balcony, 3.9, 9.2, 5.1, 1.6),
        ],
        [
            new(5.6, 0, 1.0, DemoSwing.DownRight), new(9.0, 2.75, 0.8, DemoSwing.RightDown), new(2.4, 3.4, 0.85, DemoSwing.UpLeft), new(3.5, 2.4, 0.75, DemoSwing.UpLeft),
            new(2.3, 3.5, 0.75, DemoSwing.LeftDown), new(2.6, 5.5, 0.85, DemoSwing.DownRight), new(9.0, 4.7, 0.85, DemoSwing.RightDown), new(9.0, 7.9, 0.85, DemoSwing.RightDown),
        ],
        [(0.8, 0, 1.8, 0), (3.9, 0, 0.9, 0), (10.2, 0, 1.8, 0), (0, 4.0, 0, 0.9), (0.8, 9.2, 2.2, 0), (13.0, 4.2, 0, 1.2), (10.0, 9.2, 2.0, 0), (4.4, 9.2, 4.0, 0)]);

    private static DemoPlan FiveRooms => new("五房两厅三卫", 15.6, 11.4, Box(15.6, 9.8),
        [
            new(DemoRoomKind.Bedroom, 0, 0, 3.6, 3.6), new(DemoRoomKind.Bathroom, 3.6, 0, 1.9, 2.5), new(DemoRoomKind.Kitchen, 5.5, 0, 3.2, 2.9), new(DemoRoomKind.Dining, 8.7, 0, 3.6, 3.9),
            new(DemoRoomKind.Bedroom, 12.3, 0, 3.3, 3.4), new(DemoRoomKind.Bathroom, 0, 3.6, 2.4, 2.3), new(DemoRoomKind.Bedroom, 0, 5.9, 4.2, 3.9), new(DemoRoomKind.Bedroom, 4.2, 5.9, 3.1, 3.9),
            new(DemoRoomKind.Living, 7.3, 3.9, 5.0, 5.9), new(DemoRoomKind.Bathroom, 13.2, 3.4, 2.4, 2.5), new(DemoRoomKind.Bedroom, 12.3, 5.9, 3.3, 3.9), new(DemoRoomKind.Balcony, 7.3, 9.8, 5.0, 1.6),
        ],
        [
            new(10.9, 0, 1.0, DemoSwing.DownLeft), new(7.6, 2.9, 0.85, DemoSwing.UpRight), new(2.6, 3.6, 0.85, DemoSwing.UpLeft), new(3.7, 2.5, 0.75, DemoSwing.UpLeft), new(2.4, 3.7, 0.75, DemoSwing.LeftDown),
            new(2.9, 5.9, 0.85, DemoSwing.DownRight), new(4.4, 5.9, 0.85, DemoSwing.DownRight), new(12.4, 3.4, 0.8, DemoSwing.UpRight), new(13.2, 4.9, 0.75, DemoSwing.RightDown), new(12.4, 5.9, 0.85, DemoSwing.DownRight),
        ],
        [(0.9, 0, 1.8, 0), (4.1, 0, 0.9, 0), (6.4, 0, 1.5, 0), (13.0, 0, 1.8, 0), (0, 4.3, 0, 0.9), (0.9, 9.8, 2.2, 0), (4.8, 9.8, 1.8, 0), (15.6, 3.9, 0, 0.9), (12.9, 9.8, 2.0, 0), (7.8, 9.8, 4.0, 0)]);

    private static (double, double, double, double)[] Box(double w, double h) => [(0, 0, w, 0), (0, h, w, 0), (0, 0, 0, h), (w, 0, 0, h)];
}
