namespace SalesCenter.Web.Features.Customers.Import.Page;

/// <summary>Marks the resource file with the texts of the import of customer lists.</summary>
public sealed class CustomerImportTexts;
