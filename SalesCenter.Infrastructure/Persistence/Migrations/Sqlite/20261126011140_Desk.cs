using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FormLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReceptionLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AwarenessSources = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AgeBands = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Households = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Layouts = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Purposes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    PointsOfInterest = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Objections = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Competitors = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RotaReasons = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ConsentText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ConsentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceptionLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    How = table.Column<int>(type: "INTEGER", nullable: true),
                    RotaId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Turn = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "VisitCompanions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Relation = table.Column<int>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitCompanions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitCompanions_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormLinks_VisitId",
                table: "FormLinks",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "ux_form_links_one_per_secret",
                table: "FormLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_CustomerId_At",
                table: "Invitations",
                columns: new[] { "CustomerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_ProjectId_State_At",
                table: "Invitations",
                columns: new[] { "ProjectId", "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_State_EndsAt",
                table: "Invitations",
                columns: new[] { "State", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "ux_reception_lists_one_per_project",
                table: "ReceptionLists",
                column: "ProjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitCompanions_VisitId",
                table: "VisitCompanions",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_CustomerId_ArrivedAt",
                table: "Visits",
                columns: new[] { "CustomerId", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ProjectId_ArrivedAt",
                table: "Visits",
                columns: new[] { "ProjectId", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ProjectId_EndedAt_ArrivedAt",
                table: "Visits",
                columns: new[] { "ProjectId", "EndedAt", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_visits_one_per_turn",
                table: "Visits",
                columns: new[] { "RotaId", "Turn" },
                unique: true,
                filter: "\"Turn\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormLinks");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "ReceptionLists");

            migrationBuilder.DropTable(
                name: "VisitCompanions");

            migrationBuilder.DropTable(
                name: "Visits");
        }
    }
}
