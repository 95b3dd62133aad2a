namespace SalesCenter.Infrastructure.Demo;

/// <summary>
/// A floor plan (户型图) of the demonstration, drawn from its rooms: walls, windows outside, doors, and the furniture by
/// which one tells the rooms apart. Measures are metres, from the upper left corner.
/// </summary>
public sealed class DemoFloorPlan
{
    private const double Margin = 0.5, Outer = 0.24, Inner = 0.12;
    private const int PixelsPerMetre = 72, Wall = 0x3B424B, Line = 0x8A8F96, Glass = 0x9CC7E6, LivingFloor = 0xFBF6EC;

    private readonly Canvas canvas;

    private DemoFloorPlan(DemoPlan plan)
    {
        canvas = new Canvas(plan.Width + 2 * Margin, plan.Height + 2 * Margin, PixelsPerMetre);
        Fill(0, 0, plan.Width, plan.Outline.Max(wall => wall.Y), LivingFloor);
        foreach (var room in plan.Rooms)
            Floor(room);
        foreach (var room in plan.Rooms.Where(room => room.Kind is not (DemoRoomKind.Living or DemoRoomKind.Dining or DemoRoomKind.Balcony)))
            Walls(room);
        Outside(plan);
        foreach (var room in plan.Rooms)
            Furnish(room);
        foreach (var door in plan.Doors)
            Door(door);
        foreach (var window in plan.Windows)
            Window(window);
    }

    /// <summary>The layouts that have a picture in the demonstration, by name, as PNG files.</summary>
    public static IEnumerable<(string Layout, byte[] Picture)> All => DemoPlans.All.Select(plan => (plan.Layout, new DemoFloorPlan(plan).canvas.ToPng()));

    private void Floor(DemoRoom room) => Fill(room.X, room.Y, room.W, room.H, room.Kind switch
    {
        DemoRoomKind.Bedroom => 0xF6E9D6,
        DemoRoomKind.Bathroom => 0xDDEBF3,
        DemoRoomKind.Kitchen => 0xECEDE6,
        DemoRoomKind.Balcony => 0xE3EEDD,
        DemoRoomKind.Study => 0xEFE7F1,
        _ => LivingFloor,
    });

    private void Walls(DemoRoom room)
    {
        foreach (var (x, y, w, h) in new[] { (room.X, room.Y, room.W, 0d), (room.X, room.Y + room.H, room.W, 0d), (room.X, room.Y, 0d, room.H), (room.X + room.W, room.Y, 0d, room.H) })
            Fill(x - Inner / 2, y - Inner / 2, w + Inner, h + Inner, Wall);
    }

    private void Outside(DemoPlan plan)
    {
        foreach (var (x, y, w, h) in plan.Outline)
            Fill(x - Outer / 2, y - Outer / 2, w + Outer, h + Outer, Wall);
    }

    private void Door(DemoDoor door)
    {
        var (x, y, size, swing) = door;
        var lies = swing is DemoSwing.UpRight or DemoSwing.UpLeft or DemoSwing.DownRight or DemoSwing.DownLeft;
        Fill(lies ? x : x - Outer / 2, lies ? y - Outer / 2 : y, lies ? size : Outer, lies ? Outer : size, LivingFloor);
        var (hingeX, hingeY, from) = swing switch
        {
            DemoSwing.UpRight => (x, y, -Math.PI / 2),
            DemoSwing.UpLeft => (x + size, y, -Math.PI),
            DemoSwing.DownRight => (x, y, 0),
            DemoSwing.DownLeft => (x + size, y, Math.PI / 2),
            DemoSwing.RightDown => (x, y, 0),
            _ => (x, y, Math.PI / 2),
        };
        canvas.Ring(hingeX + Margin, hingeY + Margin, size, Line, from, from + Math.PI / 2);
        var (leafX, leafY) = (swing is DemoSwing.RightDown ? hingeX : swing is DemoSwing.LeftDown ? hingeX - size : hingeX - 0.02, swing is DemoSwing.UpRight or DemoSwing.UpLeft ? hingeY - size : hingeY);
        Fill(leafX, leafY, lies ? 0.05 : size, lies ? size : 0.05, Line);
    }

    private void Window((double X, double Y, double W, double H) window)
    {
        var (x, y, w, h) = window;
        if (w > h)
            canvas.Piece(x + Margin, y - Outer / 2 + Margin, w, Outer, Glass, Wall, 0.045);
        else
            canvas.Piece(x - Outer / 2 + Margin, y + Margin, Outer, h, Glass, Wall, 0.045);
    }

    private void Furnish(DemoRoom room)
    {
        var (x, y, w, h) = (room.X + 0.12, room.Y + 0.12, room.W - 0.24, room.H - 0.24);
        switch (room.Kind)
        {
            case DemoRoomKind.Bedroom:
                Bed(x, y, w, h, room.Y == 0);
                break;
            case DemoRoomKind.Study:
                Piece(x, y, w, 0.6, 0xE3D3BC);
                canvas.Ring(x + w / 2 + Margin, y + 0.95 + Margin, 0.26, Line, inside: 0xFFFFFF);
                break;
            case DemoRoomKind.Bathroom:
                Piece(x, y, 0.5, 0.8);
                canvas.Ring(x + 0.25 + Margin, y + 0.4 + Margin, 0.17, Line, inside: 0xF4F9FC);
                Piece(x + 0.72, y, 0.42, 0.22);
                canvas.Ring(x + 0.93 + Margin, y + 0.44 + Margin, 0.24, Line, inside: 0xFFFFFF);
                Piece(x + w - 0.9, y + h - 0.9, 0.9, 0.9, 0xF4F9FC);
                canvas.Ring(x + w - 0.45 + Margin, y + h - 0.45 + Margin, 0.1, Line);
                break;
            case DemoRoomKind.Kitchen:
                Piece(x, y, w, 0.6);
                Piece(x, y, 0.6, 2.1);
                Piece(x + w - 0.85, y + 0.1, 0.6, 0.4, 0xDDEBF3);
                canvas.Ring(x + 0.3 + Margin, y + 1.1 + Margin, 0.14, Line);
                canvas.Ring(x + 0.3 + Margin, y + 1.5 + Margin, 0.14, Line);
                break;
            case DemoRoomKind.Dining:
                Dine(x + w / 2 - 0.7, y + h / 2 - 0.4);
                break;
            case DemoRoomKind.Living:
                Piece(x, y + h / 2 - 1.1, 0.85, 2.2, 0xCFD8DF);
                Piece(x + 0.22, y + h / 2 - 0.92, 0.63, 1.84, 0xE2E8EC);
                Piece(x + 1.25, y + h / 2 - 0.5, 0.6, 1.0, 0xE3D3BC);
                Piece(x + w - 0.4, y + h / 2 - 0.9, 0.4, 1.8, 0xE3D3BC);
                Fill(x + w - 0.16, y + h / 2 - 0.6, 0.06, 1.2, Wall);
                break;
            case DemoRoomKind.Balcony:
                canvas.Piece(room.X + Margin, room.Y + Margin, room.W, room.H, 0xE3EEDD, Wall, 0.06);
                canvas.Ring(x + w - 0.35 + Margin, y + h / 2 + Margin, 0.28, 0x86A878, inside: 0xBFD6B2);
                canvas.Ring(x + w - 0.95 + Margin, y + h / 2 + Margin, 0.2, 0x86A878, inside: 0xBFD6B2);
                break;
        }
    }

    /// <summary>The head stands at the window in the north, and at the wall beside it in the south, out of the door's way.</summary>
    private void Bed(double x, double y, double w, double h, bool inTheNorth)
    {
        var wide = inTheNorth ? Math.Min(1.8, w - 1.0) : 1.6;
        var (left, top) = inTheNorth ? (x + (w - wide) / 2, y) : (x + w - 2.0, y + h - wide - 0.3);
        Place(0, 0, wide, 2.0, 0xFFFDF8);
        Place(0.12, 0.1, wide / 2 - 0.2, 0.38, 0xFFFFFF);
        Place(wide / 2 + 0.08, 0.1, wide / 2 - 0.2, 0.38, 0xFFFFFF);
        Place(0, 0.75, wide, 1.25, 0xD9C3A1);

        // Across and along the bed; in the south it lies on its side.
        void Place(double across, double along, double width, double length, int colour)
        {
            if (inTheNorth)
                Piece(left + across, top + along, width, length, colour);
            else
                Piece(left + 2.0 - along - length, top + across, length, width, colour);
        }
    }

    private void Dine(double x, double y)
    {
        foreach (var (dx, dy) in new[] { (0.15, -0.34), (0.85, -0.34), (0.15, 0.84), (0.85, 0.84) })
            Piece(x + dx, y + dy, 0.4, 0.3);
        Piece(x, y, 1.4, 0.8, 0xE3D3BC);
    }

    private void Fill(double x, double y, double w, double h, int colour) => canvas.Fill(x + Margin, y + Margin, w, h, colour);

    private void Piece(double x, double y, double w, double h, int colour = 0xFFFFFF) => canvas.Piece(x + Margin, y + Margin, w, h, colour);
}
