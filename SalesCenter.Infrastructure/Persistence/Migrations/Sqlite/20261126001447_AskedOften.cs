using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AskedOften : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Units_Withholding_Until",
                table: "Units",
                column: "Withholding_Until",
                filter: "\"Withholding_Until\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deals_ProjectId_IsOpen_HeldAt",
                table: "Deals",
                columns: new[] { "ProjectId", "IsOpen", "HeldAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Units_Withholding_Until",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Deals_ProjectId_IsOpen_HeldAt",
                table: "Deals");
        }
    }
}
