namespace SalesCenter.Web.Features.Papers.Page;

/// <summary>Marks the resource file of the papers' screens.</summary>
public sealed class PaperTexts;
