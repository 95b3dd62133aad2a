namespace SalesCenter.Web.Features.Reports;

/// <summary>Marks the resource file with the words of the reports.</summary>
public sealed class ReportTexts;
