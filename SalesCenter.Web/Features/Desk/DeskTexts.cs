namespace SalesCenter.Web.Features.Desk;

/// <summary>Marks the resource file with the texts of notices' bell, approvals, the slip and the home page.</summary>
public sealed class DeskTexts;
