using System.Data.Common;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>
/// Starts a new epoch after somebody else put an earlier state of the database in its place, such as a database server's own restore. Ends with 0, or with 1 when the database cannot be used.
/// </summary>
internal static class Epoch
{
    public static async Task<int> Run(IServiceProvider services, string[] _)
    {
        try
        {
            var boards = await Start(services, null, "by the database's own means");
            Console.WriteLine($"A new epoch: {boards} boards fetch their pictures anew, everybody signs in again.");
            return 0;
        }
        catch (Exception failure) when (failure is InvalidOperationException or DbException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    /// <summary>Starts it, as the product itself, and seals the row that says so; answers how many boards begin anew.</summary>
    public static async Task<int> Start(IServiceProvider services, DateTime? takenAt, string source)
    {
        var started = await services.GetRequiredService<Dispatcher>().Send<int>(new StartEpoch(takenAt, source), Guid.Empty);
        if (!started.Succeeded)
            throw new InvalidOperationException($"No new epoch could be started: {started.Refusal!.Code}.");
        var sealer = services.GetRequiredService<AuditSealer>();
        while (await sealer.Seal(CancellationToken.None) > 0) { }
        return started.Value;
    }
}
