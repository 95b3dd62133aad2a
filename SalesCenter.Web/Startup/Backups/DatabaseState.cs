using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>What a backup says about the database it was taken of.</summary>
internal sealed record DatabaseState(string Schema, IReadOnlyList<BackedUpBoard> Boards)
{
    public static async Task<DatabaseState> Read(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        return new DatabaseState(
            (await db.Database.GetAppliedMigrationsAsync()).LastOrDefault() ?? "",
            await db.Projects.AsNoTracking().OrderBy(project => project.Code).Select(project => new BackedUpBoard(project.Code, project.BoardVersion, project.BoardEpoch)).ToListAsync());
    }

    /// <summary>Whether this program knows the schema; one of a later version it must not touch.</summary>
    public static async Task<bool> IsKnown(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        return !await DatabaseKind.IsNewer(db, CancellationToken.None);
    }
}
