using System.Security.Cryptography;
using System.Text;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Infrastructure.Privacy;

/// <summary>
/// Keeps ID numbers: encrypted at rest (AES-256-GCM), and found by equality alone through a keyed hash (HMAC-SHA256). Without
/// the key the database tells neither the number nor whether a guess is right.
/// </summary>
public sealed class IdentityVault(byte[] key)
{
    private const int NonceLength = 12, TagLength = 16, KeyLength = 32;
    private readonly byte[] cipherKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: "salescenter.identity.cipher"u8.ToArray());
    private readonly byte[] indexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: "salescenter.identity.index"u8.ToArray());

    /// <summary>Tells one key from another, and nothing about either.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "salescenter.identity.fingerprint"u8.ToArray()));

    /// <summary>The number of an ID document as it is kept and compared; spaces and letter case make no difference.</summary>
    public IdentityFacts Keep(string idNumber)
    {
        var number = string.Concat(idNumber.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return new IdentityFacts(IdentityKind.IdDocument, Convert.ToHexStringLower(HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes(number))), Encrypt(number), number[^Math.Min(4, number.Length)..]);
    }

    /// <summary>A file with personal data, such as the scan of an ID card, as it is kept.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        var sealedContent = new byte[NonceLength + TagLength + content.Length];
        RandomNumberGenerator.Fill(sealedContent.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(cipherKey, TagLength);
        cipher.Encrypt(sealedContent.AsSpan(0, NonceLength), content, sealedContent.AsSpan(NonceLength + TagLength), sealedContent.AsSpan(NonceLength, TagLength));
        return sealedContent;
    }

    /// <summary>What was sealed; throws <see cref="CryptographicException"/> when it was changed since, or the key is another one.</summary>
    public byte[] Unseal(ReadOnlySpan<byte> kept)
    {
        var content = new byte[kept.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(cipherKey, TagLength);
        cipher.Decrypt(kept[..NonceLength], kept[(NonceLength + TagLength)..], kept.Slice(NonceLength, TagLength), content);
        return content;
    }

    /// <summary>The number itself, for those who may see it; throws <see cref="CryptographicException"/> when the key is another one.</summary>
    public string Reveal(string kept) => Encoding.UTF8.GetString(Unseal(Convert.FromBase64String(kept)));

    /// <summary>Any text that may hold personal data, such as a half-filled form, encrypted at rest.</summary>
    public string Seal(string text) => Encrypt(text);

    /// <summary>What was sealed; nothing when it was not, or under another key.</summary>
    public string? Unseal(string kept)
    {
        try
        {
            return Reveal(kept);
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private string Encrypt(string text) => Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text)));
}
