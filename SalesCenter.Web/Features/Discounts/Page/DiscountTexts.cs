namespace SalesCenter.Web.Features.Discounts.Page;

/// <summary>Marks the resource file with the texts of the discounts' page.</summary>
public sealed class DiscountTexts;
