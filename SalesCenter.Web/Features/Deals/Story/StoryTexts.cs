namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>Marks the resource file with the sentences of a deal's story, and the texts of its page.</summary>
public sealed class StoryTexts;
