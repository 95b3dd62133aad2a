namespace SalesCenter.Web.Features.Deals.Page;

/// <summary>Marks the resource file with the texts of a deal's page.</summary>
public sealed class DealTexts;
