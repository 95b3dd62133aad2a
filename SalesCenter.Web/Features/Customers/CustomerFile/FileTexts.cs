namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Marks the resource file with the texts of a customer's page, its follow-ups and its privacy.</summary>
public sealed class FileTexts;
