using MudBlazor;

namespace SalesCenter.Web.Shell;

/// <summary>A room of the navigation rail: a part of the product with a page of its own.</summary>
/// <param name="Page">The page's address inside the project, which is also the key of its word.</param>
/// <param name="Roles">Who sees it; none means everybody who works in the project.</param>
public sealed record Room(string Page, string Icon, params Role[] Roles)
{
    private static readonly Role[] Sales = [Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector];

    /// <summary>The rooms in the order of the rail.</summary>
    public static readonly IReadOnlyList<Room> All =
    [
        new("today", Icons.Material.Outlined.Today),
        new("board", Icons.Material.Outlined.GridView),
        new("reception", Icons.Material.Outlined.RoomService, [.. Sales, Role.AdminClerk]),
        new("customers", Icons.Material.Outlined.People, [.. Sales, Role.AdminClerk]),
        new("deals", Icons.Material.Outlined.Handshake, [.. Sales, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier]),
        new("approvals", Icons.Material.Outlined.FactCheck, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany),
        new("reports", Icons.Material.Outlined.Summarize, Sales),
        new("settings", Icons.Material.Outlined.Settings, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
    ];

    /// <summary>Whether a page stands in this room; the stock is administered in the settings, calls and brokers are part of the reception, everything about money, papers and aftercare of the deals.</summary>
    public bool Holds(string address) => address.Split('/') switch
    {
        ["p", _, "stock", ..] or ["settings", ..] => Page == "settings",
        ["p", _, "handovers", ..] => Page == "deals",
        ["p", _, "calls" or "brokers", ..] => Page == "reception",
        ["p", _, "cash" or "requests" or "day-end" or "discounts" or "service" or "loans" or "areas" or "dues" or "handovers", ..] => Page == "deals",
        ["p", _, var room, ..] => Page == room,
        _ => false,
    };

    /// <summary>The rooms that a person with these roles works in.</summary>
    public static IEnumerable<Room> Of(Workplace workplace) => All.Where(room => room.Roles.Length == 0 || workplace.Has(room.Roles));
}
