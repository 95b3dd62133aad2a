namespace SalesCenter.Web.Features.Handovers;

/// <summary>Marks the resource file with the texts of handovers and title deeds.</summary>
public sealed class HandoverTexts;
