using MudBlazor;

namespace SalesCenter.Web.Features.Settings;

/// <summary>One door of the settings.</summary>
/// <param name="Key">The tile's word in the resource file, as <c>tile.{key}</c>, with <c>.about</c> for the line below.</param>
/// <param name="Address">Inside the project; one that begins with a slash stands outside all projects.</param>
/// <param name="Roles">Who sees it.</param>
public sealed record SettingsTile(string Key, string Address, string Icon, params Role[] Roles)
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<SettingsTile> All =
    [
        new("project", "settings/project", Icons.Material.Outlined.Tune, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
        new("consent", "settings/consent", Icons.Material.Outlined.PrivacyTip, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
        new("units", "stock", Icons.Material.Outlined.Apartment, Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator),
        new("layouts", "stock/layouts", Icons.Material.Outlined.SpaceDashboard, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
        new("import", "stock/import", Icons.Material.Outlined.UploadFile, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
        new("batches", "stock/batches", Icons.Material.Outlined.RocketLaunch, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany),
        new("prices", "stock/prices", Icons.Material.Outlined.PriceChange, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany),
        new("discounts", "settings/discounts", Icons.Material.Outlined.LocalOffer, Role.MarketingDirector, Role.SalesManager, Role.ProjectCompany, Role.Administrator),
        new("limits", "settings/discounts/limits", Icons.Material.Outlined.Rule, Role.MarketingDirector, Role.SalesManager, Role.ProjectCompany, Role.Administrator),
        new("papers", "settings/papers", Icons.Material.Outlined.Article, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Administrator),
        new("permits", "stock/permits", Icons.Material.Outlined.Verified, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
        new("calls", "settings/calls", Icons.Material.Outlined.Call, Role.SalesManager, Role.MarketingDirector),
        new("lists", "settings/lists", Icons.Material.Outlined.Checklist, Role.SalesManager, Role.MarketingDirector),
        new("brokers", "brokers", Icons.Material.Outlined.Handshake, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator),
        new("health", "settings/health", Icons.Material.Outlined.FactCheck, Role.SalesManager, Role.MarketingDirector, Role.Administrator),
        new("displays", "settings/displays", Icons.Material.Outlined.Tv, Role.SalesManager, Role.MarketingDirector, Role.Administrator),
        new("people", "/settings/people", Icons.Material.Outlined.ManageAccounts, Role.Administrator),
        new("projects", "/settings/projects", Icons.Material.Outlined.Domain, Role.Administrator),
    ];
}
