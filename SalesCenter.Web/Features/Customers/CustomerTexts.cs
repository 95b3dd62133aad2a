namespace SalesCenter.Web.Features.Customers;

/// <summary>Marks the resource file with the texts of customers.</summary>
public sealed class CustomerTexts;
