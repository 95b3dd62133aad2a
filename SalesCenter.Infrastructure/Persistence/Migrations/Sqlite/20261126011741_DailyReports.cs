using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DailyReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Settings_CallMinutes",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "Settings_HotCallMinutes",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Memberships",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsLate",
                table: "FollowUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "Next_RemindedAt",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Adverts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adverts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Calls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsLong = table.Column<bool>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Intent = table.Column<int>(type: "INTEGER", nullable: true),
                    InvitedFor = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CallBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RotaId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Turn = table.Column<long>(type: "INTEGER", nullable: true),
                    OutOfTurnReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Caller_Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Caller_Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Content_Advert = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content_IsNameGiven = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content_Line = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content_Notes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Content_Questions = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Content_Talk = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsentTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PublishedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DailyReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CheckedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DailyReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Disclosures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disclosures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StandardAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    WrittenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandardAnswers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ProjectId_ReceivedAt",
                table: "Visits",
                columns: new[] { "ProjectId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Next_RemindedAt_Next_At",
                table: "Customers",
                columns: new[] { "Next_RemindedAt", "Next_At" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_LastContactAt",
                table: "Customers",
                columns: new[] { "ProjectId", "LastContactAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Adverts_ProjectId_Until",
                table: "Adverts",
                columns: new[] { "ProjectId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_CustomerId_AnsweredAt",
                table: "Calls",
                columns: new[] { "CustomerId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_ProjectId_EnteredAt",
                table: "Calls",
                columns: new[] { "ProjectId", "EnteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_ProjectId_TakenById_EnteredAt",
                table: "Calls",
                columns: new[] { "ProjectId", "TakenById", "EnteredAt" });

            migrationBuilder.CreateIndex(
                name: "ux_calls_one_per_turn",
                table: "Calls",
                columns: new[] { "RotaId", "Turn" },
                unique: true,
                filter: "\"Turn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_consent_texts_number",
                table: "ConsentTexts",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DailyReports_ProjectId_State_Day",
                table: "DailyReports",
                columns: new[] { "ProjectId", "State", "Day" });

            migrationBuilder.CreateIndex(
                name: "ux_daily_reports_one_per_consultant",
                table: "DailyReports",
                columns: new[] { "ProjectId", "Day", "ConsultantId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_CustomerId",
                table: "Disclosures",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_ProjectId_At",
                table: "Disclosures",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StandardAnswers_ProjectId",
                table: "StandardAnswers",
                column: "ProjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Adverts");

            migrationBuilder.DropTable(
                name: "Calls");

            migrationBuilder.DropTable(
                name: "ConsentTexts");

            migrationBuilder.DropTable(
                name: "DailyReports");

            migrationBuilder.DropTable(
                name: "Disclosures");

            migrationBuilder.DropTable(
                name: "StandardAnswers");

            migrationBuilder.DropIndex(
                name: "IX_Visits_ProjectId_ReceivedAt",
                table: "Visits");

            migrationBuilder.DropIndex(
                name: "IX_Customers_Next_RemindedAt_Next_At",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_LastContactAt",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Settings_CallMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_HotCallMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "IsLate",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "Next_RemindedAt",
                table: "Customers");
        }
    }
}
