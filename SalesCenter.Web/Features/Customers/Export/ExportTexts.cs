namespace SalesCenter.Web.Features.Customers.Export;

/// <summary>Marks the resource file with the texts of exported customer lists.</summary>
public sealed class ExportTexts;
