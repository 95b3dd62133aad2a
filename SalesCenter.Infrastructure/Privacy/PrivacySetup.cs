using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Privacy;

/// <summary>Where the key of the personal data comes from.</summary>
public static class PrivacySetup
{
    /// <summary>
    /// Registers the vault with the key of <c>Privacy:Key</c> (base64, 32 bytes). With the embedded database a key is made at the
    /// first start and kept in a file beside it; throws for a server without a key, and for a key that is none.
    /// </summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration settings) =>
        services.AddSingleton(_ => new IdentityVault(Key(settings)));

    /// <summary>The key that the settings name or that lies beside the embedded database, made when there is none.</summary>
    public static byte[] Key(IConfiguration settings)
    {
        if (settings["Privacy:Key"] is { Length: > 0 } written)
        {
            var key = new byte[KeyFile.Length];
            return Convert.TryFromBase64String(written, key, out var length) && length == KeyFile.Length
                ? key
                : throw new InvalidOperationException("Privacy:Key must be 32 bytes in base64.");
        }
        return DatabaseKind.Of(settings).FileOf(settings) is { } file
            ? KeyBeside(file)
            : throw new InvalidOperationException("Privacy:Key is missing: ID numbers could not be read by the other servers.");
    }

    private static byte[] KeyBeside(string database)
    {
        var file = database + ".key";
        if (!File.Exists(file))
            KeyFile.Write(file, RandomNumberGenerator.GetBytes(KeyFile.Length), replaces: false);
        return KeyFile.Read(file);
    }
}
