namespace SalesCenter.Web.Features.Board;

/// <summary>Marks the resource file with the texts of the internal board.</summary>
public sealed class BoardTexts;
