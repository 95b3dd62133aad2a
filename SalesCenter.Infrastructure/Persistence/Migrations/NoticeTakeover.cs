using Microsoft.EntityFrameworkCore.Migrations;

namespace SalesCenter.Infrastructure.Persistence.Migrations;

/// <summary>
/// Ties the notices of earlier versions to the customer they tell of, where their page says who that is. The others that name
/// a customer go: nobody could find them when that customer is to be forgotten, and what they told is on the pages.
/// </summary>
internal static class NoticeTakeover
{
    public static void Apply(MigrationBuilder migration)
    {
        var id = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? """|| LOWER("Id")""" : """+ LOWER(CONVERT(nvarchar(36), "Id"))""";
        migration.Sql($"""
            UPDATE "Notices" SET "CustomerId" = (SELECT "Id" FROM "Customers" WHERE "Notices"."Link" = 'customers/' {id})
            WHERE "Code" IN ('notice.follow-up-due', 'notice.number-revealed');
            UPDATE "Notices" SET "CustomerId" = (SELECT "CustomerId" FROM "Disputes" WHERE "Notices"."Link" = 'customers/disputes/' {id})
            WHERE "Code" IN ('notice.dispute-opened', 'notice.dispute-to-rule', 'notice.dispute-ruled');
            DELETE FROM "Notices" WHERE "Code" IN (
                'notice.report-confirmed', 'notice.customers-received', 'notice.customers-received-many', 'notice.customers-taken', 'notice.customers-taken-many',
                'notice.customers-joined', 'notice.customers-parted', 'notice.customer-returned', 'notice.fell-to-pool', 'notice.fell-to-pool-many',
                'notice.protection-ends', 'notice.protection-ends-many', 'notice.invitation-missed', 'notice.message-left');
            """);
    }
}
