using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Startup;

/// <summary>Makes the configured database or brings it up to date; the only way one on a server is. With <c>--list</c> it names what is missing and changes nothing.</summary>
internal static class Migrate
{
    public static async Task<int> Run(IServiceProvider services, Arguments asked, Terminal terminal)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var missing = asked.Has("--list") ? (await db.Database.GetPendingMigrationsAsync()).ToList() : [];
        foreach (var migration in missing)
            await terminal.Output.WriteLineAsync(migration);
        if (!asked.Has("--list"))
            await DatabaseSetup.Prepare(db, mayMigrateServer: true, CancellationToken.None);
        await terminal.Output.WriteLineAsync(missing.Count == 0 ? "The database is up to date." : $"{missing.Count} to be done.");
        return 0;
    }
}
