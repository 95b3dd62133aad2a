namespace SalesCenter.Web.Features.Health;

/// <summary>Marks the resource file with the texts of the page of what is always true.</summary>
public sealed class HealthTexts;
