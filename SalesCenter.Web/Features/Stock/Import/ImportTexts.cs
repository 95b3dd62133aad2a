namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>Marks the resource file with what the import of price tables refuses or points out.</summary>
public sealed class ImportTexts;
