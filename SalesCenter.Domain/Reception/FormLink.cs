using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reception;

/// <summary>
/// A one-time address under which a visitor fills in the first-visit form on their own phone. The address is a secret of 192
/// bits of which only the hash is kept; it ends after a day or with its first use, which the version of this row decides.
/// </summary>
public sealed class FormLink : AggregateRoot
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private const int TokenBytes = 24;

    private FormLink() { }

    /// <param name="token">As <see cref="NewToken"/> made it; anything shorter is refused.</param>
    public FormLink(Visit visit, string token, Guid byId, DateTime now)
    {
        if (token.Length < Base64Url.GetEncodedLength(TokenBytes))
            throw new RefusedException(ReceptionRefusals.LinkOver);
        ProjectId = visit.ProjectId;
        VisitId = visit.Id;
        TokenHash = HashOf(token);
        MadeById = byId;
        EndsAt = now + Life;
    }

    public Guid ProjectId { get; private set; }

    public Guid VisitId { get; private set; }

    public string TokenHash { get; private set; } = "";

    public Guid MadeById { get; private set; }

    public DateTime EndsAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    /// <summary>What the visitor wrote, as JSON, until a colleague has looked at it; empty when nobody needs to.</summary>
    public string Answers { get; private set; } = "";

    /// <summary>A new secret for an address.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether it can still be used.</summary>
    public bool IsOpen(DateTime now) => UsedAt is null && now < EndsAt;

    /// <summary>The visitor sends the form, once.</summary>
    /// <param name="answers">What a colleague must look at; empty when the visitor became a customer by it.</param>
    public void Use(string answers, DateTime now)
    {
        if (!IsOpen(now))
            throw new RefusedException(ReceptionRefusals.LinkOver);
        (UsedAt, Answers) = (now, answers);
    }

    /// <summary>Nobody can use it any more; what was written stays.</summary>
    public void End(DateTime now) => UsedAt ??= now;

    /// <summary>A colleague has taken over what was written, or filled in the form otherwise.</summary>
    public void Close(DateTime now) => (UsedAt, Answers) = (UsedAt ?? now, "");
}
