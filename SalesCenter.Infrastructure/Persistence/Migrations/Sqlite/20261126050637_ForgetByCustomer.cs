using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ForgetByCustomer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Customers_JoinedToId",
                table: "Customers");

            migrationBuilder.AddColumn<Guid>(
                name: "CustomerId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ProjectId_Phone",
                table: "Visits",
                columns: new[] { "ProjectId", "Phone" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitCompanions_Phone",
                table: "VisitCompanions",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_CustomerId",
                table: "Notices",
                column: "CustomerId",
                filter: "\"CustomerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Known_LastContactAt",
                table: "Customers",
                columns: new[] { "ProjectId", "LastContactAt" },
                filter: "\"AnonymisedAt\" IS NULL AND \"JoinedToId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_JoinedToId",
                table: "Customers",
                columns: new[] { "ProjectId", "JoinedToId" },
                filter: "\"JoinedToId\" IS NOT NULL");

            NoticeTakeover.Apply(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Visits_ProjectId_Phone",
                table: "Visits");

            migrationBuilder.DropIndex(
                name: "IX_VisitCompanions_Phone",
                table: "VisitCompanions");

            migrationBuilder.DropIndex(
                name: "IX_Notices_CustomerId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Customers_Known_LastContactAt",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_JoinedToId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "Notices");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_JoinedToId",
                table: "Customers",
                column: "JoinedToId");
        }
    }
}
