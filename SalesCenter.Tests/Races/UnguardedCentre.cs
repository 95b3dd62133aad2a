using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Races;

/// <summary>
/// The negative control: the same product without its guards. No save checks the version of a row, nothing is read under the lock, and the indexes that
/// keep the promises are dropped from the database. Races must show here, or the tests of races prove nothing.
/// </summary>
public sealed class UnguardedCentre : CrossingCentre
{
    private static readonly string[] Guards =
    [
        "ux_deals_one_open_per_unit", "ux_deals_one_hold_per_consultant", "ux_identities_one_customer", "ux_rotas_one_per_day", "ux_rota_log_one_per_turn",
        "ux_calls_one_per_turn", "ux_visits_one_per_turn", "ux_ownerships_one_open_per_customer", "ux_disputes_one_open_per_customer", "ux_special_discounts_one_open_per_deal",
    ];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<SalesDb>();
            if (TestDatabase.IsOnServer)
                services.AddScoped<SalesDb, UnguardedServerDb>();
            else
                services.AddScoped<SalesDb, UnguardedSalesDb>();
        });
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        using var scope = host.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        foreach (var guard in db.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()).Where(index => Guards.Contains(index.GetDatabaseName())).DistinctBy(index => index.GetDatabaseName()))
            db.Database.ExecuteSqlRaw(TestDatabase.IsOnServer ? $"DROP INDEX [{guard.GetDatabaseName()}] ON [{guard.DeclaringEntityType.GetTableName()}]" : $"DROP INDEX \"{guard.GetDatabaseName()}\"");
        return host;
    }

    private static void Unguard(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.IsConcurrencyToken = false;
    }

    private sealed class UnguardedSalesDb(DbContextOptions options, ProjectScope scope, WriteQueue writers, CommitSignal committed, Crossing crossing)
        : SqliteSalesDb(options, scope, writers, committed)
    {
        /// <summary>What crosses reads nothing under the lock.</summary>
        public override Task BeginWrite(CancellationToken cancellation) => crossing.IsUnderWay ? Task.CompletedTask : base.BeginWrite(cancellation);

        protected override void OnModelCreating(ModelBuilder builder)
        {
            base.OnModelCreating(builder);
            Unguard(builder);
        }
    }

    private sealed class UnguardedServerDb(DbContextOptions options, ProjectScope scope, WriteQueue writers, CommitSignal committed, Crossing crossing)
        : SqlServerSalesDb(options, scope, writers, committed)
    {
        public override Task BeginWrite(CancellationToken cancellation) => crossing.IsUnderWay ? Task.CompletedTask : base.BeginWrite(cancellation);

        protected override void OnModelCreating(ModelBuilder builder)
        {
            base.OnModelCreating(builder);
            Unguard(builder);
        }
    }
}
