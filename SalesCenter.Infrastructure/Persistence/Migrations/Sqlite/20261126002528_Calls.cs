using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Calls : Migration
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
                name: "StandardAnswers");

            migrationBuilder.DropColumn(
                name: "Settings_CallMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_HotCallMinutes",
                table: "Projects");
        }
    }
}
