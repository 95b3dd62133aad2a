namespace SalesCenter.Web.Features.Board.Displays;

/// <summary>Marks the resource file with the texts of pairing and keeping lobby TVs.</summary>
public sealed class DisplayTexts;
