namespace SalesCenter.Web.Features.Stock;

/// <summary>Marks the resource file with the screen texts of stock administration.</summary>
public sealed class StockTexts;
