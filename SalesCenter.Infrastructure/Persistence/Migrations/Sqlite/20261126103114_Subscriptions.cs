using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Subscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Settings_CancellationPath",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "Settings_DisbursementDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ExtensionPath",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Settings_SigningDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.CreateTable(
                name: "CashDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashDays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DealRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Ground = table.Column<int>(type: "INTEGER", nullable: true),
                    SigningBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RefusedBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PapersBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PapersBackToId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DealRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DealRequests_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GeneralDiscounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOnOffer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rule_Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Rule_Class = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Rule_IsExclusive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rule_Method = table.Column<int>(type: "INTEGER", nullable: true),
                    Rule_Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rule_Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_Shape = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GeneralDiscounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Ledgers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BalanceFen = table.Column<long>(type: "INTEGER", nullable: false),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledgers", x => x.Id);
                    table.CheckConstraint("ck_ledgers_never_negative", "\"BalanceFen\" >= 0");
                    table.ForeignKey(
                        name: "FK_Ledgers_Deals_Id",
                        column: x => x.Id,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NumberBooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Series = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberBooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishBy = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConsentedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConsentedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeftToManagerAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Price = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Plan = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    SubscribedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SigningBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SigningRemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Subscriptions_Deals_Id",
                        column: x => x.Id,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CashCounts",
                columns: table => new
                {
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    CashDayId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BookedFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CountedFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashCounts", x => new { x.CashDayId, x.Way });
                    table.ForeignKey(
                        name: "FK_CashCounts_CashDays_CashDayId",
                        column: x => x.CashDayId,
                        principalTable: "CashDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RequestApprovals",
                columns: table => new
                {
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestApprovals", x => new { x.RequestId, x.Place });
                    table.ForeignKey(
                        name: "FK_RequestApprovals_DealRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "DealRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Payer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CashierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReversesId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_Ledgers_DealId",
                        column: x => x.DealId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Buyers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ShareHundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<int>(type: "INTEGER", nullable: false),
                    IdKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdKept = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IdEnding = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Representative = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Buyers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Buyers_Subscriptions_SubscriptionId",
                        column: x => x.SubscriptionId,
                        principalTable: "Subscriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Buyers_SubscriptionId",
                table: "Buyers",
                column: "SubscriptionId");

            migrationBuilder.CreateIndex(
                name: "ux_cash_days_closed_once",
                table: "CashDays",
                columns: new[] { "ProjectId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DealRequests_ProjectId_IsOpen_AskedAt",
                table: "DealRequests",
                columns: new[] { "ProjectId", "IsOpen", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_deal_requests_one_open_per_deal",
                table: "DealRequests",
                column: "DealId",
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_GeneralDiscounts_ProjectId",
                table: "GeneralDiscounts",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_DealId",
                table: "LedgerEntries",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ProjectId_Day",
                table: "LedgerEntries",
                columns: new[] { "ProjectId", "Day" });

            migrationBuilder.CreateIndex(
                name: "ux_ledger_entries_number",
                table: "LedgerEntries",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_ledger_entries_one_reversal",
                table: "LedgerEntries",
                column: "ReversesId",
                unique: true,
                filter: "\"ReversesId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_number_books_one_per_year",
                table: "NumberBooks",
                columns: new[] { "ProjectId", "Series", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_ProjectId_FinishBy",
                table: "Subscriptions",
                columns: new[] { "ProjectId", "FinishBy" },
                filter: "\"SubscribedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_ProjectId_SubscribedAt",
                table: "Subscriptions",
                columns: new[] { "ProjectId", "SubscribedAt" });

            SelectionTakeover.Apply(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Buyers");

            migrationBuilder.DropTable(
                name: "CashCounts");

            migrationBuilder.DropTable(
                name: "GeneralDiscounts");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "NumberBooks");

            migrationBuilder.DropTable(
                name: "RequestApprovals");

            migrationBuilder.DropTable(
                name: "Subscriptions");

            migrationBuilder.DropTable(
                name: "CashDays");

            migrationBuilder.DropTable(
                name: "Ledgers");

            migrationBuilder.DropTable(
                name: "DealRequests");

            migrationBuilder.DropColumn(
                name: "Settings_CancellationPath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_DisbursementDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ExtensionPath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_SigningDays",
                table: "Projects");
        }
    }
}
