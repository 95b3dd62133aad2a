namespace SalesCenter.Web.Startup;

/// <summary>Brings the configured database up to date; the only way a SQL Server is.</summary>
internal static class Migrate
{
    public static async Task<int> Run(IServiceProvider services, string[] _)
    {
        await using var scope = services.CreateAsyncScope();
        await DatabaseSetup.Prepare(scope.ServiceProvider.GetRequiredService<SalesDb>(), mayMigrateServer: true, CancellationToken.None);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
