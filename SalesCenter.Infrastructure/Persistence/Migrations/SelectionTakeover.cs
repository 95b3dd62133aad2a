using Microsoft.EntityFrameworkCore.Migrations;

namespace SalesCenter.Infrastructure.Persistence.Migrations;

/// <summary>Lets the subscription of units that were selected with an earlier version begin; they have until the day after tomorrow.</summary>
internal static class SelectionTakeover
{
    public static void Apply(MigrationBuilder migration)
    {
        var dayAfterTomorrow = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "strftime('%Y-%m-%d %H:%M:%f', 'now', '+2 days')" : "DATEADD(day, 2, SYSUTCDATETIME())";
        migration.Sql($"""
            INSERT INTO "Subscriptions" ("Id", "ProjectId", "BeganAt", "FinishBy", "Version")
            SELECT "Id", "ProjectId", "Slip_DecidedAt", {dayAfterTomorrow}, 0 FROM "Deals" WHERE "IsOpen" = 1 AND "Stage" = 1;
            INSERT INTO "Ledgers" ("Id", "ProjectId", "BalanceFen", "IsClosed", "Version")
            SELECT "Id", "ProjectId", 0, 0, 0 FROM "Deals" WHERE "IsOpen" = 1 AND "Stage" = 1;
            """);
    }
}
