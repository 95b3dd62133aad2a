using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Races;

/// <summary>
/// The negative control: the same product without its guards. No save checks the version of a row, nothing is read under the lock, and the indexes that
/// keep the promises are dropped from the file. Races must show here, or the tests of races prove nothing.
/// </summary>
public sealed class UnguardedCentre : CrossingCentre
{
    private const string DropGuards = """
        DROP INDEX "ux_deals_one_open_per_unit"; DROP INDEX "ux_deals_one_hold_per_consultant"; DROP INDEX "ux_identities_one_customer";
        DROP INDEX "ux_rotas_one_per_day"; DROP INDEX "ux_rota_log_one_per_turn"; DROP INDEX "ux_calls_one_per_turn"; DROP INDEX "ux_visits_one_per_turn";
        DROP INDEX "ux_ownerships_one_open_per_customer"; DROP INDEX "ux_disputes_one_open_per_customer"; DROP INDEX "ux_special_discounts_one_open_per_deal";
        """;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        using (var guarded = new SqliteSalesDb(new DbContextOptionsBuilder().UseSqliteFile(DatabaseFile).Options, new ProjectScope(), new WriteQueue(true), new CommitSignal()))
        {
            guarded.Database.Migrate();
            guarded.Database.ExecuteSqlRaw(DropGuards);
        }
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<SalesDb>();
            services.AddScoped<SalesDb, UnguardedSalesDb>();
        });
    }

    private sealed class UnguardedSalesDb(DbContextOptions options, ProjectScope scope, WriteQueue writers, CommitSignal committed, Crossing crossing)
        : SqliteSalesDb(options, scope, writers, committed)
    {
        /// <summary>What crosses reads nothing under the lock.</summary>
        public override Task BeginWrite(CancellationToken cancellation) => crossing.IsUnderWay ? Task.CompletedTask : base.BeginWrite(cancellation);

        protected override void OnModelCreating(ModelBuilder builder)
        {
            base.OnModelCreating(builder);
            foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
                property.IsConcurrencyToken = false;
        }
    }
}
