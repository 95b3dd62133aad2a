namespace SalesCenter.Web.Features.Payments.Page;

/// <summary>Marks the resource file with the texts of the cashier's page.</summary>
public sealed class CashTexts;
