using Microsoft.EntityFrameworkCore.Migrations;

namespace SalesCenter.Infrastructure.Persistence.Migrations;

/// <summary>
/// Gives the customers of earlier versions, known by one number and one owner each, their identity, their open ownership
/// (protected for 30 days from their registration) and the terms by which they are found.
/// </summary>
internal static class CustomerTakeover
{
    public static void Apply(MigrationBuilder migration)
    {
        var isSqlite = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        var ending = isSqlite ? """substr("Phone", -4)""" : """RIGHT("Phone", 4)""";
        var until = isSqlite ? """strftime('%Y-%m-%d %H:%M:%S', "RegisteredAt", '+30 days')""" : """DATEADD(day, 30, "RegisteredAt")""";

        // A customer had one of each, so the customer's own id names them too.
        migration.Sql($"""
            INSERT INTO "CustomerIdentities" ("Id", "ProjectId", "CustomerId", "Kind", "Key", "Kept", "Ending", "AddedAt")
            SELECT "Id", "ProjectId", "Id", 0, "Phone", "Phone", {ending}, "RegisteredAt" FROM "Customers";
            INSERT INTO "Ownerships" ("Id", "ProjectId", "CustomerId", "OwnerId", "Source", "Since", "ProtectedUntil", "IsOpen")
            SELECT "Id", "ProjectId", "Id", "OwnerId", 1, "RegisteredAt", {until}, 1 FROM "Customers";
            INSERT INTO "CustomerTerms" ("ProjectId", "CustomerId", "Term") SELECT "ProjectId", "Id", LOWER("Name") FROM "Customers";
            INSERT INTO "CustomerTerms" ("ProjectId", "CustomerId", "Term") SELECT "ProjectId", "Id", {ending} FROM "Customers" WHERE LOWER("Name") <> {ending};
            UPDATE "Customers" SET "LastContactAt" = "RegisteredAt", "Source" = 1;
            """);
    }
}
