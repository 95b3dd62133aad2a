using Microsoft.EntityFrameworkCore.Migrations;

namespace SalesCenter.Infrastructure.Persistence.Migrations;

/// <summary>Puts the price of subscriptions that were agreed with an earlier version beside their ladder: what is left after its last step, or the list price.</summary>
internal static class PriceTakeover
{
    public static void Apply(MigrationBuilder migration) => migration.Sql(migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
        ? """UPDATE "Subscriptions" SET "PriceFen" = COALESCE(json_extract("Price", '$.Steps[#-1].After'), json_extract("Price", '$.List')) WHERE "Price" IS NOT NULL;"""
        : """
          UPDATE "Subscriptions" SET "PriceFen" = COALESCE(
              (SELECT TOP 1 CAST(JSON_VALUE(step.value, '$.After') AS bigint) FROM OPENJSON("Price", '$.Steps') AS step ORDER BY CAST(step.[key] AS int) DESC),
              CAST(JSON_VALUE("Price", '$.List') AS bigint)) WHERE "Price" IS NOT NULL;
          """);
}
