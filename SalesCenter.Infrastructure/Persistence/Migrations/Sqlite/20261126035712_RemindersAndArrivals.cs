using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RemindersAndArrivals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "DailyReports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "VisitId",
                table: "BrokerReports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ux_reports_one_per_visit",
                table: "BrokerReports",
                column: "VisitId",
                unique: true,
                filter: "\"VisitId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_reports_one_per_visit",
                table: "BrokerReports");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "DailyReports");

            migrationBuilder.DropColumn(
                name: "VisitId",
                table: "BrokerReports");
        }
    }
}
