namespace SalesCenter.Infrastructure.Displays;

/// <summary>公示屏: a lobby TV. It shows a code until somebody pairs it with a project, and can be cut off at any time.</summary>
public sealed class DisplayDevice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256, in hexadecimal, of the key that only the TV's cookie holds.</summary>
    public string KeyHash { get; init; } = "";

    /// <summary>The six characters on the screen, while the TV waits to be paired.</summary>
    public string? PairingCode { get; set; }

    public DateTime? PairingEndsAt { get; set; }

    /// <summary>The project whose public board the TV shows; nothing until it is paired.</summary>
    public Guid? ShownProjectId { get; set; }

    public string Name { get; set; } = "";

    public DateTime? PairedAt { get; set; }

    public Guid? PairedById { get; set; }

    public DateTime? RevokedAt { get; set; }

    public DateTime? LastSeenAt { get; set; }
}
