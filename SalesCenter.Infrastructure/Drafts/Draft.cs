namespace SalesCenter.Infrastructure.Drafts;

/// <summary>A half-filled form of one person, kept so that a lost connection, a reload or a restart loses nothing.</summary>
public sealed class Draft
{
    public Guid OwnerId { get; init; }

    /// <summary>Which form, and of what.</summary>
    public string Key { get; init; } = "";

    /// <summary>The fields, as JSON.</summary>
    public string Content { get; set; } = "";

    public DateTime SavedAt { get; set; }
}
