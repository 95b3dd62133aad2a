using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup;

/// <summary>
/// Checks the invariants and the audit trail of the configured database, a line for each: ends with 0 when all is
/// right, with 2 when something is wrong, with 1 when there is no database to check.
/// </summary>
internal static class Verify
{
    public static Task<int> Run(IServiceProvider services, Arguments _, Terminal terminal) => Check(services, terminal, terminal.Output);

    /// <summary>Checks and answers the exit code; what is right can be told elsewhere than what is wrong, or nowhere.</summary>
    internal static async Task<int> Check(IServiceProvider services, Terminal terminal, TextWriter right)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        if (await Misfit(db) is { } misfit)
        {
            await terminal.Complaints.WriteLineAsync(misfit);
            return 1;
        }
        await SealTheRest(db, services.GetRequiredService<AuditSealer>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - AuditSealer.Patience);

        var wrong = 0;
        if (!await SessionKeys.AreUnder(services.GetRequiredService<IdentityVault>(), db, CancellationToken.None))
        {
            wrong++;
            await terminal.Output.WriteLineAsync("WRONG the key of personal data is not the one that the database was written with: put the saved key in its place");
        }
        var (texts, words) = (services.GetRequiredService<IStringLocalizer<HealthTexts>>(), services.GetRequiredService<Words>());
        foreach (var project in await scope.ServiceProvider.GetRequiredService<Invariants>().CheckAll(CancellationToken.None))
        {
            var where = project.Code.Length == 0 ? "beyond projects" : project.Code;
            foreach (var finding in project.Findings)
            {
                wrong += finding.IsOk ? 0 : 1;
                await (finding.First is { } first
                    ? terminal.Output.WriteLineAsync($"WRONG {texts[finding.Rule]} ({where}): {texts["wrong-count", finding.Wrong, words.Say(first.Code, first.Values)]}")
                    : right.WriteLineAsync($"ok    {texts[finding.Rule]} ({where})"));
            }
            var chain = await AuditChain.Verify(db, project.ProjectId, CancellationToken.None);
            await right.WriteLineAsync($"note  the audit chain has {chain.Length} seals, the last is {(chain.Length == 0 ? "none" : chain.Head)} ({where})");
        }
        return wrong == 0 ? 0 : 2;
    }

    /// <summary>Why a database cannot be worked on as it is, in words; nothing when it is of this version.</summary>
    internal static async Task<string?> Misfit(SalesDb db) =>
        (await db.Database.GetPendingMigrationsAsync()).Any() ? "There is no database of this version; start the product once, or run the command 'migrate'."
        : await DatabaseKind.IsNewer(db, CancellationToken.None) ? "The database belongs to a later version of SalesCenter: use that version."
        : null;

    /// <summary>Entries that were left alone, by a killed server or a command, are sealed first; a running server seals its own.</summary>
    private static async Task SealTheRest(SalesDb db, AuditSealer sealer, DateTime due)
    {
        if (!await db.AuditEntries.AnyAsync(entry => entry.At < due && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id)))
            return;
        while (await sealer.Seal(CancellationToken.None) > 0) { }
    }
}
