using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>
/// Starts a new epoch after somebody else put an earlier state of the database in its place, such as a database server's own restore. Ends with 0, or with 1 when the database cannot be used.
/// </summary>
internal static class Epoch
{
    /// <summary>What no restore can know, and the law demands all the same (个人信息保护法 47).</summary>
    internal const string ErasedAreBack = "note  whoever was erased since is in the system again, with all that was forgotten: erase them once more (docs/operations.md, \"Restore\", says how to find them)";

    public static async Task<int> Run(IServiceProvider services, Arguments _, Terminal terminal)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            if (await Verify.Misfit(scope.ServiceProvider.GetRequiredService<SalesDb>()) is { } misfit)
                throw new InvalidOperationException(misfit);
        }
        var boards = await Start(services, null, "by the database's own means");
        await terminal.Output.WriteLineAsync($"A new epoch: {boards} boards fetch their pictures anew, everybody signs in again.");
        await terminal.Output.WriteLineAsync(ErasedAreBack);
        return 0;
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
