using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SpecialDiscounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FiledFen",
                table: "Subscriptions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FloorFen",
                table: "Subscriptions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SpecialDiscountId",
                table: "Subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Settings_Discounts",
                table: "Projects",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<int>(
                name: "Settings_PriceChangePath",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Earlier",
                table: "GeneralDiscounts",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "EffectiveFrom",
                table: "GeneralDiscounts",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "GeneralDiscounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "SavedById",
                table: "GeneralDiscounts",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Price",
                table: "DealRequests",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DiscountDelegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepthHundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiscountDelegations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpecialDiscounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandledByIds = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Claims = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Granted = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    GrantedFen = table.Column<long>(type: "INTEGER", nullable: true),
                    Binding = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EscalatesAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AuthorityOfId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ValidUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Change = table.Column<int>(type: "INTEGER", nullable: true),
                    Moves = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpecialDiscounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpecialDiscounts_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_subscriptions_one_use_per_discount",
                table: "Subscriptions",
                column: "SpecialDiscountId",
                unique: true,
                filter: "\"SpecialDiscountId\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_price_in_bounds",
                table: "Subscriptions",
                sql: "\"PriceFen\" IS NULL OR ((\"FloorFen\" IS NULL OR \"PriceFen\" >= \"FloorFen\") AND (\"FiledFen\" IS NULL OR \"PriceFen\" <= \"FiledFen\"))");

            migrationBuilder.CreateIndex(
                name: "IX_DiscountDelegations_ProjectId_Until",
                table: "DiscountDelegations",
                columns: new[] { "ProjectId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_SpecialDiscounts_AuthorityOfId_DecidedAt",
                table: "SpecialDiscounts",
                columns: new[] { "AuthorityOfId", "DecidedAt" },
                filter: "\"GrantedFen\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialDiscounts_DueAt",
                table: "SpecialDiscounts",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialDiscounts_ProjectId_AskedAt",
                table: "SpecialDiscounts",
                columns: new[] { "ProjectId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_special_discounts_number",
                table: "SpecialDiscounts",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_special_discounts_one_open_per_deal",
                table: "SpecialDiscounts",
                column: "DealId",
                unique: true,
                filter: "\"IsOpen\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DiscountDelegations");

            migrationBuilder.DropTable(
                name: "SpecialDiscounts");

            migrationBuilder.DropIndex(
                name: "ux_subscriptions_one_use_per_discount",
                table: "Subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_price_in_bounds",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "FiledFen",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "FloorFen",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "SpecialDiscountId",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "Settings_Discounts",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_PriceChangePath",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Earlier",
                table: "GeneralDiscounts");

            migrationBuilder.DropColumn(
                name: "EffectiveFrom",
                table: "GeneralDiscounts");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "GeneralDiscounts");

            migrationBuilder.DropColumn(
                name: "SavedById",
                table: "GeneralDiscounts");

            migrationBuilder.DropColumn(
                name: "Price",
                table: "DealRequests");
        }
    }
}
