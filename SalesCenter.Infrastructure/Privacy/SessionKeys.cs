using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Privacy;

/// <summary>Keeps the keys of sessions in the database that all servers share.</summary>
public sealed class SessionKeys(IServiceScopeFactory scopes, TimeProvider time) : IXmlRepository
{
    /// <summary>The same for every server and every release, whatever folder it runs in: keys count within one name only.</summary>
    private const string Application = "SalesCenter";

    /// <summary>Lets everything that is signed be signed with the shared keys, encrypted with the key of personal data.</summary>
    public static void Use(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services.AddSingleton<SessionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            (options.XmlRepository, options.XmlEncryptor) = (provider.GetRequiredService<SessionKeys>(), new SessionKeyCipher(provider))));
    }

    /// <summary>Whether the newest session key can be read with the key of personal data at hand, or there is none yet.</summary>
    public static async Task<bool> AreUnder(IdentityVault vault, SalesDb db, CancellationToken cancellation)
    {
        var newest = await db.SessionKeys.AsNoTracking().OrderByDescending(key => key.Id).Select(key => key.Content).FirstOrDefaultAsync(cancellation);
        return newest is null || XElement.Parse(newest).Descendants(SessionKeyCipher.Element).All(secret => vault.Unseal(secret.Value) is not null);
    }

    /// <summary>Forgets those that nobody can read any more: others are made, and everybody signs in anew.</summary>
    public static Task Forget(SalesDb db, CancellationToken cancellation) => db.SessionKeys.ExecuteDeleteAsync(cancellation);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<SalesDb>().SessionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Content).AsEnumerable().Select(content => XElement.Parse(content))];
    }

    /// <summary>Called once in some months, by a caller who cannot wait otherwise.</summary>
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => Store(element, friendlyName)).GetAwaiter().GetResult();

    private async Task Store(XElement element, string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        db.SessionKeys.Add(new SessionKey { Name = name, Content = element.ToString(SaveOptions.DisableFormatting), MadeAt = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync();
    }
}

/// <summary>
/// Encrypts the secret of a session key with the key of personal data, and decrypts it on every server that has the same. Under another
/// key what was signed counts no more, and everybody signs in anew. Stored keys name this class: it must keep its name.
/// </summary>
public sealed class SessionKeyCipher(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    internal const string Element = "sealed";

    private IdentityVault Vault => services.GetRequiredService<IdentityVault>();

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, Vault.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(SessionKeyCipher));

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Vault.Unseal(encryptedElement.Value) ?? throw new CryptographicException("The session key was encrypted with another key of personal data."));
}
