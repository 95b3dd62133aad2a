using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Web.Startup;

/// <summary>
/// A database that is away, locked or read-only when the product starts is waited for, in plain words in the log; it comes up by itself when it can. With
/// <c>Database:MayBeNew</c> off a missing file is one that is away: a product that starts before its disk would else begin an empty one, and offer its set-up to whoever comes first.
/// </summary>
internal static class DatabaseAtStart
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(15);

    /// <summary>Prepares the database, and tries again for as long as it is out of reach. What is wrong with it otherwise ends the start at once.</summary>
    public static async Task WhenDatabaseIsThere(this WebApplication app, Func<Task> prepare)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        for (var pause = Shortest; ; pause = pause * 2 > Longest ? Longest : pause * 2)
        {
            try
            {
                RequireKnownFile(app.Configuration);
                await prepare();
                return;
            }
            catch (Exception failure) when (Faults.IsTrouble(failure))
            {
                StaleConnections.Forget(failure);
                app.Logger.LogWarning("The database cannot be used yet: {Trouble} Looking again in {Seconds} s", failure.GetBaseException().Message, (int)pause.TotalSeconds);
                await Task.Delay(pause, time);
            }
        }
    }

    /// <summary>Throws when the settings say that the database is not new and there is none.</summary>
    internal static void RequireKnownFile(IConfiguration settings)
    {
        if (DatabaseKind.Of(settings).FileOf(settings) is { } file && !settings.GetValue("Database:MayBeNew", true) && !File.Exists(file))
            throw new FileNotFoundException($"There is no file {file}, and the settings say that it is not new (Database:MayBeNew).");
    }
}
