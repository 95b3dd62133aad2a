namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>Who may import: whoever answers for stock and prices. The pipeline decides by the messages; screens only hide.</summary>
internal static class ImportRoles
{
    public static readonly Role[] All = [Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator];
}
