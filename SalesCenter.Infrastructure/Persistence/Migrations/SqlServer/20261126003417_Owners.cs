using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Owners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ownerships_ProjectId_IsOpen_ProtectedUntil",
                table: "Ownerships");

            migrationBuilder.AddColumn<int>(
                name: "Settings_ClaimsPerDay",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClaimDay",
                table: "Ownerships",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ClaimNumber",
                table: "Ownerships",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WarnedOf",
                table: "Ownerships",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DisputeId",
                table: "Customers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FreeSince",
                table: "Customers",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CustomerJoins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaysId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    JoinedId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IdentityIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RelativeIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DealIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FollowUpIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OwnershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StageBefore = table.Column<int>(type: "int", nullable: false),
                    PartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PartedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerJoins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Disputes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RivalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Statement = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    StatedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Outcome = table.Column<int>(type: "int", nullable: true),
                    RulingReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    RuledById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RuledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disputes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DisputeShares",
                columns: table => new
                {
                    ConsultantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Percent = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisputeShares", x => new { x.DisputeId, x.ConsultantId });
                    table.ForeignKey(
                        name: "FK_DisputeShares_Disputes_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "Disputes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ownerships_EndedAt_ProtectedUntil",
                table: "Ownerships",
                columns: new[] { "EndedAt", "ProtectedUntil" });

            migrationBuilder.CreateIndex(
                name: "ux_ownerships_claims_of_a_day",
                table: "Ownerships",
                columns: new[] { "ProjectId", "OwnerId", "ClaimDay", "ClaimNumber" },
                unique: true,
                filter: "\"ClaimNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_JoinedToId",
                table: "Customers",
                column: "JoinedToId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerJoins_ProjectId_At",
                table: "CustomerJoins",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerJoins_StaysId",
                table: "CustomerJoins",
                column: "StaysId");

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_ProjectId_IsOpen_OpenedAt",
                table: "Disputes",
                columns: new[] { "ProjectId", "IsOpen", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_disputes_one_open_per_customer",
                table: "Disputes",
                column: "CustomerId",
                unique: true,
                filter: "\"IsOpen\" = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CustomerJoins");

            migrationBuilder.DropTable(
                name: "DisputeShares");

            migrationBuilder.DropTable(
                name: "Disputes");

            migrationBuilder.DropIndex(
                name: "IX_Ownerships_EndedAt_ProtectedUntil",
                table: "Ownerships");

            migrationBuilder.DropIndex(
                name: "ux_ownerships_claims_of_a_day",
                table: "Ownerships");

            migrationBuilder.DropIndex(
                name: "IX_Customers_JoinedToId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Settings_ClaimsPerDay",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "ClaimDay",
                table: "Ownerships");

            migrationBuilder.DropColumn(
                name: "ClaimNumber",
                table: "Ownerships");

            migrationBuilder.DropColumn(
                name: "WarnedOf",
                table: "Ownerships");

            migrationBuilder.DropColumn(
                name: "DisputeId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "FreeSince",
                table: "Customers");

            migrationBuilder.CreateIndex(
                name: "IX_Ownerships_ProjectId_IsOpen_ProtectedUntil",
                table: "Ownerships",
                columns: new[] { "ProjectId", "IsOpen", "ProtectedUntil" });
        }
    }
}
