using System.Security.Cryptography;
using System.Text;

namespace SalesCenter.Infrastructure.Displays;

/// <summary>公示屏: a lobby TV. It shows a code until somebody pairs it with a project, and can be cut off at any time.</summary>
public sealed class DisplayDevice
{
    /// <summary>No character that is taken for another one from five metres away.</summary>
    public const string CodeAlphabet = "3456789ACDEFGHJKMNPQRTUVWXY";

    public const int CodeLength = 6;

    private static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256, in hexadecimal, of the key that only the TV's cookie holds.</summary>
    public string KeyHash { get; init; } = "";

    /// <summary>The six characters on the screen, while the TV waits to be paired.</summary>
    public string? PairingCode { get; private set; }

    public DateTime? PairingEndsAt { get; private set; }

    /// <summary>The project whose public board the TV shows; nothing until it is paired.</summary>
    public Guid? ShownProjectId { get; private set; }

    public string Name { get; set; } = "";

    public DateTime? PairedAt { get; private set; }

    public Guid? PairedById { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public DateTime? LastSeenAt { get; set; }

    /// <summary>How a key is stored.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Offers itself for pairing under a new code, for ten minutes.</summary>
    public void ShowCode(DateTime now) =>
        (PairingCode, PairingEndsAt) = (RandomNumberGenerator.GetString(CodeAlphabet, CodeLength), now + CodeLasts);

    public void PairWith(Guid projectId, string name, Guid personId, DateTime now)
    {
        (PairingCode, PairingEndsAt) = (null, null);
        (ShownProjectId, Name, PairedAt, PairedById, LastSeenAt) = (projectId, name, now, personId, now);
    }

    /// <summary>Makes the key worthless; the TV starts anew with another one.</summary>
    public void Revoke(DateTime now) => RevokedAt = now;
}
