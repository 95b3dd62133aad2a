namespace SalesCenter.Web.Features.Stock;

/// <summary>Which prices a person sees in lists and exports, by the roles they hold in the project.</summary>
public static class StockSight
{
    private static readonly Role[] Floor = [Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany];
    private static readonly Role[] Filed = [.. Floor, Role.Supervisor, Role.SalesAssistant, Role.Administrator];

    /// <summary>底价, the secret bottom: for managers and the project company alone.</summary>
    public static bool SeesFloorPrices(this Actor person) => Floor.Any(person.Roles.Contains);

    /// <summary>备案价, the registered ceiling.</summary>
    public static bool SeesFiledPrices(this Actor person) => Filed.Any(person.Roles.Contains);
}
