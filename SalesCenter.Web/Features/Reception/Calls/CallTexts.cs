namespace SalesCenter.Web.Features.Reception.Calls;

/// <summary>Marks the resource file with the texts of the hotline.</summary>
public sealed class CallTexts;
