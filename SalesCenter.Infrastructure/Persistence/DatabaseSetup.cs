using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>Which database is used: an embedded file by default, a server when the settings say so.</summary>
public static class DatabaseSetup
{
    /// <summary>Registers the database of <c>Database:Provider</c>; throws when the settings name an unknown one or lack the connection string.</summary>
    public static IServiceCollection AddSalesDatabase(this IServiceCollection services, IConfiguration settings)
    {
        var kind = DatabaseKind.Of(settings);
        services.AddSingleton(kind);
        services.AddScoped<ProjectScope>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<DatabasePresence>();
        services.AddSingleton(new WriteQueue(kind.WritersTakeTurns));
        kind.AddContext(services, settings);
        return services;
    }

    /// <summary>
    /// Makes the database ready for work. An embedded one is brought up to date; a server only by the <c>migrate</c> command: started
    /// against an older schema, or on a database that is set otherwise than the product needs, this throws, in words.
    /// </summary>
    public static Task Prepare(SalesDb db, bool mayMigrateServer, CancellationToken cancellation) => db.Kind.Prepare(db, mayMigrateServer, cancellation);

    /// <summary>
    /// A deal and its units are of one project, so their filters never part them; EF Core cannot know that. Nor does it know that a lost race is no error:
    /// what really failed is told once, with a number, by whoever sent the message.
    /// </summary>
    internal static DbContextOptionsBuilder Quietly(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
            .Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
}
