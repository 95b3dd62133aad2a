using System.Security.Cryptography;

namespace SalesCenter.Infrastructure.Identity;

/// <summary>恢复码: a code on paper that stands in for the app once; ten characters (50 bits) that nobody mistakes for each other.</summary>
public static class RecoveryCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int HalfLength = 5, SaltLength = 16, HashLength = 32, Rounds = 100_000, Ten = 10;

    /// <summary>Ten new ones, as they are printed: ABCDE-12345.</summary>
    public static IReadOnlyList<string> MakeTen() =>
        [.. Enumerable.Range(0, Ten).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, HalfLength)}-{RandomNumberGenerator.GetString(Alphabet, HalfLength)}")];

    /// <summary>Whether the text could be one; six digits never are.</summary>
    public static bool IsOne(string text) => Plain(text).Length == 2 * HalfLength;

    internal static string NewSalt() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>Slow on purpose; however it was typed.</summary>
    internal static string Hash(string code, string salt) =>
        Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(Plain(code), Convert.FromBase64String(salt), Rounds, HashAlgorithmName.SHA512, HashLength));

    private static string Plain(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1').Where(Alphabet.Contains));
}
