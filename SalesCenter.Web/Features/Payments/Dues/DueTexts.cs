namespace SalesCenter.Web.Features.Payments.Dues;

/// <summary>Marks the resource file with the texts of the list of dues.</summary>
public sealed class DueTexts;
