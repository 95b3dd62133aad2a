using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>The product put together over another database file, with the same settings, key and clock; nothing of it runs by itself.</summary>
internal static class Elsewhere
{
    public static WebApplication On(string databaseFile, IServiceProvider services)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = services.GetRequiredService<IHostEnvironment>().EnvironmentName });
        builder.Configuration.AddInMemoryCollection(settings.AsEnumerable());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Database:Path", databaseFile),
            .. Place.OfFiles(settings).Select(folder => KeyValuePair.Create($"{char.ToUpperInvariant(folder.Name[0])}{folder.Name[1..]}:Path", (string?)folder.Path)),
        ]);
        builder.AddSalesCenter();
        builder.Logging.TellFailuresOnly();
        builder.Services.AddSingleton(services.GetRequiredService<TimeProvider>());
        builder.Services.AddSingleton(services.GetRequiredService<IdentityVault>());
        return builder.Build();
    }
}
