using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Startup;

/// <summary>Makes the configured database or brings it up to date; the only way one on a server is. With <c>--list</c> it names what is missing and changes nothing.</summary>
internal static class Migrate
{
    public static async Task<int> Run(IServiceProvider services, string[] arguments)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        if (arguments.Contains("--list"))
        {
            var missing = (await db.Database.GetPendingMigrationsAsync()).ToList();
            missing.ForEach(Console.WriteLine);
            Console.WriteLine(missing.Count == 0 ? "The database is up to date." : $"{missing.Count} to be done.");
            return 0;
        }
        await DatabaseSetup.Prepare(db, mayMigrateServer: true, CancellationToken.None);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
