using System.Security.Cryptography;
using OtpNet;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Infrastructure.Identity;

/// <summary>
/// 二次验证: what a person needs besides their password, an app that shows six digits for half a minute (RFC 6238), and ten
/// recovery codes for the day it is lost. Each digit code is taken once, by one server: the step it belongs to is kept, and
/// whoever saves second meets the version.
/// </summary>
public sealed class SecondFactor
{
    /// <summary>How long a key may wait for its first code.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private const int KeyLength = 20, Digits = 6;
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    public Guid PersonId { get; init; }

    /// <summary>The shared key, encrypted; nothing while the factor is not set up.</summary>
    public string? Key { get; private set; }

    public DateTime? SetUpAt { get; private set; }

    /// <summary>The half minute whose code was taken last; it and those before are never taken again.</summary>
    public long LastStep { get; private set; }

    /// <summary>A new key that waits for its first code, encrypted.</summary>
    public string? WaitingKey { get; private set; }

    public DateTime? WaitingUntil { get; private set; }

    /// <summary>The salt of the recovery codes.</summary>
    public string RecoverySalt { get; private set; } = "";

    /// <summary>Those recovery codes that are still unused, hashed like passwords.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>Makes a new key and answers it in base 32; the one in use stays until the new one is confirmed.</summary>
    public string Begin(IdentityVault vault, DateTime now)
    {
        var key = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyLength));
        (WaitingKey, WaitingUntil) = (vault.Seal($"{PersonId:N}{key}"), now + Patience);
        Version++;
        return key;
    }

    /// <summary>The key that waits for its first code, in base 32; nothing when none does any more.</summary>
    public string? Waiting(IdentityVault vault, DateTime now) => WaitingUntil > now ? Open(vault, WaitingKey) : null;

    /// <summary>Takes the new key into use when the code is its; answers ten new recovery codes, or nothing.</summary>
    public IReadOnlyList<string>? Confirm(IdentityVault vault, string code, DateTime now)
    {
        if (Waiting(vault, now) is not { } key || StepOf(key, code, now) is not { } step)
            return null;
        var codes = RecoveryCode.MakeTen();
        RecoverySalt = RecoveryCode.NewSalt();
        RecoveryHashes = [.. codes.Select(one => RecoveryCode.Hash(one, RecoverySalt))];
        (Key, SetUpAt, LastStep, WaitingKey, WaitingUntil) = (WaitingKey, now, step, null, null);
        Version++;
        return codes;
    }

    /// <summary>Whether the six digits are those of now, or of the half minute before or after, and were not taken before. Taken, they never are again.</summary>
    public bool TakeDigits(IdentityVault vault, string code, DateTime now)
    {
        if (Open(vault, Key) is not { } key || StepOf(key, code, now) is not { } step || step <= LastStep)
            return false;
        LastStep = step;
        Version++;
        return true;
    }

    /// <summary>Whether this is an unused recovery code; it is used up.</summary>
    public bool TakeRecoveryCode(string code)
    {
        if (Key is null || !RecoveryCode.IsOne(code))
            return false;
        var hash = RecoveryCode.Hash(code, RecoverySalt);
        if (RecoveryHashes.FirstOrDefault(kept => CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(kept), Convert.FromBase64String(hash))) is not { } used)
            return false;
        RecoveryHashes = [.. RecoveryHashes.Where(kept => kept != used)];
        Version++;
        return true;
    }

    private static long? StepOf(string key, string code, DateTime now)
    {
        var digits = string.Concat(code.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        return digits.Length == Digits && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now, digits, out var step, Drift) ? step : null;
    }

    /// <summary>A key that was copied from another person's row opens nothing.</summary>
    private string? Open(IdentityVault vault, string? kept) =>
        kept is not null && vault.Unseal(kept) is { } opened && opened.StartsWith(PersonId.ToString("N"), StringComparison.Ordinal) ? opened[32..] : null;
}
