namespace SalesCenter.Web.Live;

/// <summary>Tells the boards of this process about each new picture of their project. A board ignores what is older than what it has.</summary>
public sealed class BoardFeed(ILogger<BoardFeed> log) : Feed<BoardChange>(log);
