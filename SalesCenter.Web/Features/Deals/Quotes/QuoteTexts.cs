namespace SalesCenter.Web.Features.Deals.Quotes;

/// <summary>Marks the resource file with the texts of quotes.</summary>
public sealed class QuoteTexts;
