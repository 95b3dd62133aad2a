namespace SalesCenter.Web.Features.Drafts;

/// <summary>Marks the resource file with the texts of forms that come back.</summary>
public sealed class DraftTexts;
