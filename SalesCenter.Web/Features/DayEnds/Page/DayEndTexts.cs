namespace SalesCenter.Web.Features.DayEnds.Page;

/// <summary>Marks the resource file of the day end's screens.</summary>
public sealed class DayEndTexts;
