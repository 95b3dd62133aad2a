namespace SalesCenter.Web.Features.Areas.Page;

/// <summary>Marks the resource file with the texts about measured areas.</summary>
public sealed class AreaTexts;
