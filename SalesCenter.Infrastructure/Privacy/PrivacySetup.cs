using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Privacy;

/// <summary>Where the key of the personal data comes from, and whether it is the right one.</summary>
public static class PrivacySetup
{
    /// <summary>The setting by which an operator gives up what was encrypted with a key that is lost.</summary>
    private const string NewKey = "Privacy:NewKey";

    private const string GivesUp =
        $"put the saved key in its place. Only where it is lost for good, {NewKey}=true begins with another one: ID numbers, scans and half-filled forms of before cannot be read then, and everybody signs in anew.";

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
            ? KeyBeside(file, settings)
            : throw new InvalidOperationException("Privacy:Key is missing: ID numbers could not be read by the other servers.");
    }

    /// <summary>
    /// Throws, in words, when the database was written with another key than the one at hand. Under a wrong one nothing could be read, and who is known by an ID number would
    /// not be found and would be taken for somebody else.
    /// </summary>
    public static async Task RequireRightKey(SalesDb db, IdentityVault vault, IConfiguration settings, CancellationToken cancellation)
    {
        if (await SessionKeys.AreUnder(vault, db, cancellation))
            return;
        if (!settings.GetValue<bool>(NewKey))
            throw new InvalidOperationException($"The key of personal data is not the one that the database was written with: {GivesUp}");
        await SessionKeys.Forget(db, cancellation);
    }

    private static byte[] KeyBeside(string database, IConfiguration settings)
    {
        var file = database + ".key";
        if (!File.Exists(file))
        {
            if (EmbeddedFile.HasSessionKeys(database) && !settings.GetValue<bool>(NewKey))
                throw new InvalidOperationException($"The key of personal data is missing, {file}: {GivesUp}");
            KeyFile.Make(file);
        }
        return KeyFile.Read(file);
    }
}
