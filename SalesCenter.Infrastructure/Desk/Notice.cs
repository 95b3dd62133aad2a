namespace SalesCenter.Infrastructure.Desk;

/// <summary>Something a person is told on their own screen: stored with its cause, shown at once, kept until read.</summary>
public sealed class Notice
{
    /// <summary>Ascending; screens ask for what is newer than the last they have.</summary>
    public long Number { get; init; }

    public Guid ProjectId { get; init; }

    public Guid RecipientId { get; init; }

    /// <summary>About whom it tells something; it goes when they are forgotten. Nothing when it tells of no customer.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The code of the sentence in the resource files.</summary>
    public string Code { get; init; } = "";

    /// <summary>What fills the sentence, as a JSON array of texts.</summary>
    public string Values { get; init; } = "";

    /// <summary>Where to go from here, inside the product; empty when nowhere.</summary>
    public string Link { get; init; } = "";

    public DateTime At { get; init; }

    public DateTime? ReadAt { get; set; }
}
