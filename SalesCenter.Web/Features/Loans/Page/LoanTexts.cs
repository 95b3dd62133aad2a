namespace SalesCenter.Web.Features.Loans.Page;

/// <summary>Marks the resource file with the texts about loans.</summary>
public sealed class LoanTexts;
