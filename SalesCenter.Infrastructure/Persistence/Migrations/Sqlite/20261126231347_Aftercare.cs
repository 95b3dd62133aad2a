using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Aftercare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Settings_AreaBasis",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Settings_LoanBanks",
                table: "Projects",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "Settings_LoanPapersDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ServiceDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<long>(
                name: "AreaReductionFen",
                table: "Ledgers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "LoanCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedFen = table.Column<long>(type: "INTEGER", nullable: false),
                    PapersDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExpectedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ApprovedFen = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RefusedBecause = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    DisbursedFen = table.Column<long>(type: "INTEGER", nullable: false),
                    DisbursedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemindOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoanCases", x => x.Id);
                    table.CheckConstraint("ck_loan_cases_amounts", "\"AskedFen\" > 0 AND \"DisbursedFen\" >= 0 AND \"DisbursedFen\" <= COALESCE(\"ApprovedFen\", 0) AND COALESCE(\"ApprovedFen\", 0) <= \"AskedFen\"");
                    table.ForeignKey(
                        name: "FK_LoanCases_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeasuredUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeasuredGrossValue = table.Column<long>(type: "INTEGER", nullable: false),
                    MeasuredInnerValue = table.Column<long>(type: "INTEGER", nullable: true),
                    ReportNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasuredUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeasuredUnits_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Occasion = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reached = table.Column<bool>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnCalls", x => x.Id);
                    table.CheckConstraint("ck_return_calls_score", "\"Score\" IS NULL OR (\"Reached\" = 1 AND \"Score\" BETWEEN 1 AND 5)");
                    table.ForeignKey(
                        name: "FK_ReturnCalls_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RaisedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceRequests_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LoanMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1220, nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoanMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LoanMoves_LoanCases_LoanId",
                        column: x => x.LoanId,
                        principalTable: "LoanCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LoanPapers",
                columns: table => new
                {
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    LoanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReceivedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoanPapers", x => new { x.LoanId, x.Place });
                    table.ForeignKey(
                        name: "FK_LoanPapers_LoanCases_LoanId",
                        column: x => x.LoanId,
                        principalTable: "LoanCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceMoves_ServiceRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "ServiceRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LoanCases_ProjectId_RemindOn",
                table: "LoanCases",
                columns: new[] { "ProjectId", "RemindOn" },
                filter: "\"RemindOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LoanCases_ProjectId_State_BegunAt",
                table: "LoanCases",
                columns: new[] { "ProjectId", "State", "BegunAt" });

            migrationBuilder.CreateIndex(
                name: "ux_loan_cases_one_open_per_lender",
                table: "LoanCases",
                columns: new[] { "DealId", "Kind" },
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_LoanMoves_LoanId",
                table: "LoanMoves",
                column: "LoanId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredUnits_ProjectId",
                table: "MeasuredUnits",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "ux_measured_units_one_per_unit",
                table: "MeasuredUnits",
                column: "UnitId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReturnCalls_DealId",
                table: "ReturnCalls",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnCalls_ProjectId_At",
                table: "ReturnCalls",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMoves_RequestId",
                table: "ServiceMoves",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRequests_DealId",
                table: "ServiceRequests",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRequests_OwnerId_State",
                table: "ServiceRequests",
                columns: new[] { "OwnerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRequests_ProjectId_State_DueOn",
                table: "ServiceRequests",
                columns: new[] { "ProjectId", "State", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LoanMoves");

            migrationBuilder.DropTable(
                name: "LoanPapers");

            migrationBuilder.DropTable(
                name: "MeasuredUnits");

            migrationBuilder.DropTable(
                name: "ReturnCalls");

            migrationBuilder.DropTable(
                name: "ServiceMoves");

            migrationBuilder.DropTable(
                name: "LoanCases");

            migrationBuilder.DropTable(
                name: "ServiceRequests");

            migrationBuilder.DropColumn(
                name: "Settings_AreaBasis",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_LoanBanks",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_LoanPapersDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ServiceDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "AreaReductionFen",
                table: "Ledgers");
        }
    }
}
