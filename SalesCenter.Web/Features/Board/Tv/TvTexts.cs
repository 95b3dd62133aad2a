namespace SalesCenter.Web.Features.Board.Tv;

/// <summary>Marks the resource file with the texts of the lobby TV.</summary>
public sealed class TvTexts;
