using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LayoutsAndQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Settings_CommercialRateHundredths",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 350);

            migrationBuilder.AddColumn<int>(
                name: "Settings_LeastFirstPaymentPercent",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "Settings_Palette",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ProvidentFundLimit",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 120);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ProvidentFundRateHundredths",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 260);

            migrationBuilder.CreateTable(
                name: "Layouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rooms = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PictureId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PictureFormat = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Layouts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Layouts_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_layouts_name",
                table: "Layouts",
                columns: new[] { "ProjectId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Layouts");

            migrationBuilder.DropColumn(
                name: "Settings_CommercialRateHundredths",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_LeastFirstPaymentPercent",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_Palette",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ProvidentFundLimit",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ProvidentFundRateHundredths",
                table: "Projects");
        }
    }
}
