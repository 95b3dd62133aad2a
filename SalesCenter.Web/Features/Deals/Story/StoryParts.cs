using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>By what a story is filtered.</summary>
public enum StoryKind
{
    Steps = 0,
    Money = 1,
    Papers = 2,
    Requests = 3,
}

/// <summary>What somebody did for a deal.</summary>
public enum StoryDeed
{
    Sold = 0,
    Approved = 1,
    Booked = 2,
    Asked = 3,
    PutTheirName = 4,
    Kept = 5,
    Printed = 6,
    HandedOver = 7,
    LookedAfter = 8,
}

/// <summary>A sentence of the resource files with its values.</summary>
public sealed record StorySentence(string Code, IReadOnlyList<object?> Values);

/// <summary>One line of a deal's story.</summary>
/// <param name="At">UTC.</param>
/// <param name="Says">Code and values of its sentence.</param>
/// <param name="ById">Who did it; nobody where it came by itself or was not kept.</param>
/// <param name="Deed">What they did.</param>
/// <param name="Note">A reason or a remark; may be empty.</param>
/// <param name="Link">The page inside the project where it stands; nothing where there is none.</param>
public sealed record StoryLine(DateTime At, StoryKind Kind, StorySentence Says, Guid? ById, StoryDeed Deed, string Note, string? Link);

/// <summary>Somebody who did something for a deal.</summary>
/// <param name="Deeds">How often they did what.</param>
public sealed record StoryPerson(Guid Id, IReadOnlyList<KeyValuePair<StoryDeed, int>> Deeds, DateTime LastAt);

/// <summary>An amount that is still to come.</summary>
/// <param name="IsOverdue">Whether it was due before today.</param>
public sealed record StoryDue(PlanLineKind Kind, DateOnly DueOn, Money Left, bool IsOverdue);

/// <summary>What one chapter of a story is about.</summary>
/// <param name="Link">The page inside the project where it stands.</param>
internal sealed record StoryChapter(StoryKind Kind, StoryDeed Deed, string? Link)
{
    public StoryChapter By(StoryDeed deed) => this with { Deed = deed };
}

/// <summary>Takes down what happened.</summary>
internal sealed class StoryWriter
{
    private readonly List<StoryLine> lines = [];

    /// <summary>The lines, the latest first; what happened at the same moment stays in the order in which it was told.</summary>
    public IReadOnlyList<StoryLine> Lines => [.. lines.Select((line, place) => (line, place)).OrderByDescending(told => told.line.At).ThenByDescending(told => told.place).Select(told => told.line)];

    /// <summary>Who did what, whoever did something last on top.</summary>
    public IReadOnlyList<StoryPerson> People => [.. lines.Where(line => line.ById is { } id && id != Guid.Empty).GroupBy(line => line.ById!.Value)
        .Select(theirs => new StoryPerson(theirs.Key, [.. theirs.GroupBy(line => line.Deed).OrderBy(deed => deed.Key).Select(deed => KeyValuePair.Create(deed.Key, deed.Count()))], theirs.Max(line => line.At)))
        .OrderByDescending(person => person.LastAt)];

    /// <summary>Tells a line; nothing of what did not happen.</summary>
    public void Tell(StoryChapter chapter, DateTime? at, Guid? byId, string code, params object?[] values) => Tell(chapter, at, byId, "", code, values);

    /// <summary>The same with a reason or a remark.</summary>
    public void Tell(StoryChapter chapter, DateTime? at, Guid? byId, string note, string code, object?[] values)
    {
        if (at is { } instant)
            lines.Add(new StoryLine(instant, chapter.Kind, new StorySentence(code, values), byId, chapter.Deed, note, chapter.Link));
    }
}
