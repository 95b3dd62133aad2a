using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Contracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Settings_ClausePath",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ContractChangePath",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "Settings_FilingDays",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<string>(
                name: "Settings_FirstPaymentRules",
                table: "Projects",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "Settings_OnlineSigningDays",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ReturnPenaltyPercent",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "Settings_UnitReturnPath",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<string>(
                name: "Area",
                table: "DealRequests",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Clause",
                table: "DealRequests",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "FilingRevokedAt",
                table: "DealRequests",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FilingRevokedById",
                table: "DealRequests",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Names",
                table: "DealRequests",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Payment",
                table: "DealRequests",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PenaltyFen",
                table: "DealRequests",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "WasOnline",
                table: "DealRequests",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Cheques",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Payer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    TakenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cheques", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cheques_Ledgers_DealId",
                        column: x => x.DealId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AppointedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Form = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConcludedFen = table.Column<long>(type: "bigint", nullable: false),
                    OnlineDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OnlineNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OnlineOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FilingDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FilingNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contracts_Deals_Id",
                        column: x => x.Id,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dues",
                columns: table => new
                {
                    Place = table.Column<int>(type: "int", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    PaidFen = table.Column<long>(type: "bigint", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dues", x => new { x.DealId, x.Place });
                    table.ForeignKey(
                        name: "FK_Dues_Ledgers_DealId",
                        column: x => x.DealId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContractErrands",
                columns: table => new
                {
                    Errand = table.Column<int>(type: "int", nullable: false),
                    ContractId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractErrands", x => new { x.ContractId, x.Errand });
                    table.ForeignKey(
                        name: "FK_ContractErrands_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContractMarks",
                columns: table => new
                {
                    Step = table.Column<int>(type: "int", nullable: false),
                    ContractId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractMarks", x => new { x.ContractId, x.Step });
                    table.ForeignKey(
                        name: "FK_ContractMarks_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContractReturns",
                columns: table => new
                {
                    Place = table.Column<int>(type: "int", nullable: false),
                    ContractId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractReturns", x => new { x.ContractId, x.Place });
                    table.ForeignKey(
                        name: "FK_ContractReturns_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContractVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    ContractId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Change = table.Column<int>(type: "int", nullable: true),
                    Terms = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractVersions", x => new { x.ContractId, x.Number });
                    table.ForeignKey(
                        name: "FK_ContractVersions_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cheques_DealId",
                table: "Cheques",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_ProjectId_SignedOn",
                table: "Contracts",
                columns: new[] { "ProjectId", "SignedOn" });

            migrationBuilder.CreateIndex(
                name: "ux_contracts_filing_number",
                table: "Contracts",
                columns: new[] { "ProjectId", "FilingNumber" },
                unique: true,
                filter: "\"FilingNumber\" <> ''");

            migrationBuilder.CreateIndex(
                name: "ux_contracts_number",
                table: "Contracts",
                columns: new[] { "ProjectId", "Number" },
                unique: true,
                filter: "\"Number\" <> ''");

            migrationBuilder.CreateIndex(
                name: "ux_contracts_online_number",
                table: "Contracts",
                columns: new[] { "ProjectId", "OnlineNumber" },
                unique: true,
                filter: "\"OnlineNumber\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_Dues_ProjectId_DueOn",
                table: "Dues",
                columns: new[] { "ProjectId", "DueOn" },
                filter: "\"IsOpen\" = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Cheques");

            migrationBuilder.DropTable(
                name: "ContractErrands");

            migrationBuilder.DropTable(
                name: "ContractMarks");

            migrationBuilder.DropTable(
                name: "ContractReturns");

            migrationBuilder.DropTable(
                name: "ContractVersions");

            migrationBuilder.DropTable(
                name: "Dues");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropColumn(
                name: "Settings_ClausePath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ContractChangePath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_FilingDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_FirstPaymentRules",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_OnlineSigningDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ReturnPenaltyPercent",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_UnitReturnPath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Area",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "Clause",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "FilingRevokedAt",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "FilingRevokedById",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "Names",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "Payment",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "PenaltyFen",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "WasOnline",
                table: "DealRequests");
        }
    }
}
