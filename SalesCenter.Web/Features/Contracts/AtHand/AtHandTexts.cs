namespace SalesCenter.Web.Features.Contracts.AtHand;

/// <summary>Marks the resource file with the texts of what waits about contracts.</summary>
public sealed class AtHandTexts;
