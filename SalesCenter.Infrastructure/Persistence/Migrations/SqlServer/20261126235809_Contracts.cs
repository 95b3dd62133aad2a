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
                name: "Settings_AreaBasis",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<string>(
                name: "Settings_LoanBanks",
                table: "Projects",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "Settings_LoanPapersDays",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 15);

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
                name: "Settings_ServiceDays",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "Settings_UnitReturnPath",
                table: "Projects",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<long>(
                name: "AreaReductionFen",
                table: "Ledgers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "AreaSettled",
                table: "Ledgers",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

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
                name: "Handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    AppointedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HandedOverAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DefectsRemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Handovers_Deals_Id",
                        column: x => x.Id,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LoanCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedFen = table.Column<long>(type: "bigint", nullable: false),
                    PapersDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SubmittedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ExpectedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ApprovedFen = table.Column<long>(type: "bigint", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RefusedBecause = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    DisbursedFen = table.Column<long>(type: "bigint", nullable: false),
                    DisbursedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemindOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeasuredGrossValue = table.Column<long>(type: "bigint", nullable: false),
                    MeasuredInnerValue = table.Column<long>(type: "bigint", nullable: true),
                    ReportNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Occasion = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reached = table.Column<bool>(type: "bit", nullable: false),
                    Score = table.Column<int>(type: "int", nullable: true),
                    Remark = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RaisedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "TitleDeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AppliedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TaxPaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    MortgageCertificateNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GivenTo = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TitleDeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TitleDeeds_Deals_Id",
                        column: x => x.Id,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateTable(
                name: "HandoverDefects",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FoundOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MendedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MendedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MendedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverDefects", x => new { x.HandoverId, x.Number });
                    table.ForeignKey(
                        name: "FK_HandoverDefects_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverInvitations",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NotedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Way = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverInvitations", x => new { x.HandoverId, x.Number });
                    table.ForeignKey(
                        name: "FK_HandoverInvitations_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverRecords",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsAccepted = table.Column<bool>(type: "bit", nullable: false),
                    Keys = table.Column<int>(type: "int", nullable: false),
                    Water = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Electricity = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Gas = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Remark = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverRecords", x => new { x.HandoverId, x.Number });
                    table.ForeignKey(
                        name: "FK_HandoverRecords_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LoanMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1220)", maxLength: 1220, nullable: false),
                    LoanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    Place = table.Column<int>(type: "int", nullable: false),
                    LoanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReceivedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "TitleMarks",
                columns: table => new
                {
                    Step = table.Column<int>(type: "int", nullable: false),
                    TitleDeedId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TitleMarks", x => new { x.TitleDeedId, x.Step });
                    table.ForeignKey(
                        name: "FK_TitleMarks_TitleDeeds_TitleDeedId",
                        column: x => x.TitleDeedId,
                        principalTable: "TitleDeeds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SpecialDiscounts_DealId_AskedAt",
                table: "SpecialDiscounts",
                columns: new[] { "DealId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DealRequests_DealId_AskedAt",
                table: "DealRequests",
                columns: new[] { "DealId", "AskedAt" });

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
                name: "IX_Dues_ProjectId_IsOpen_DueOn",
                table: "Dues",
                columns: new[] { "ProjectId", "IsOpen", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "ux_handover_records_accepted_once",
                table: "HandoverRecords",
                column: "HandoverId",
                unique: true,
                filter: "\"IsAccepted\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_ProjectId_AppointedAt",
                table: "Handovers",
                columns: new[] { "ProjectId", "AppointedAt" },
                filter: "\"AppointedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LoanCases_DealId_IsOpen",
                table: "LoanCases",
                columns: new[] { "DealId", "IsOpen" });

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
                filter: "\"IsOpen\" = 1");

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

            migrationBuilder.CreateIndex(
                name: "ux_title_deeds_number",
                table: "TitleDeeds",
                columns: new[] { "ProjectId", "Number" },
                unique: true,
                filter: "\"Number\" <> ''");
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
                name: "HandoverDefects");

            migrationBuilder.DropTable(
                name: "HandoverInvitations");

            migrationBuilder.DropTable(
                name: "HandoverRecords");

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
                name: "TitleMarks");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "Handovers");

            migrationBuilder.DropTable(
                name: "LoanCases");

            migrationBuilder.DropTable(
                name: "ServiceRequests");

            migrationBuilder.DropTable(
                name: "TitleDeeds");

            migrationBuilder.DropIndex(
                name: "IX_SpecialDiscounts_DealId_AskedAt",
                table: "SpecialDiscounts");

            migrationBuilder.DropIndex(
                name: "IX_DealRequests_DealId_AskedAt",
                table: "DealRequests");

            migrationBuilder.DropColumn(
                name: "Settings_AreaBasis",
                table: "Projects");

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
                name: "Settings_LoanBanks",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_LoanPapersDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_OnlineSigningDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ReturnPenaltyPercent",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ServiceDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_UnitReturnPath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "AreaReductionFen",
                table: "Ledgers");

            migrationBuilder.DropColumn(
                name: "AreaSettled",
                table: "Ledgers");

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
