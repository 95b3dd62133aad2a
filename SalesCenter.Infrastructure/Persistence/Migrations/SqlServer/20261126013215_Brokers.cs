using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Brokers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BrokerCompanies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AgreedFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    AgreedUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokerCompanies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    FileHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Added = table.Column<int>(type: "int", nullable: false),
                    Claimed = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportedCustomers",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsNew = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedCustomers", x => new { x.ImportId, x.CustomerId });
                });

            migrationBuilder.CreateTable(
                name: "BrokerAgents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokerAgents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BrokerAgents_BrokerCompanies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "BrokerCompanies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BrokerReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsMasked = table.Column<bool>(type: "bit", nullable: false),
                    Ending = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpectedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EnteredById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Verdict = table.Column<int>(type: "int", nullable: false),
                    KeptVerdictId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    GuardedNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EarlierId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProtectedUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ConsultantId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokerReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BrokerReports_BrokerCompanies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "BrokerCompanies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BrokerAgents_CompanyId_Phone",
                table: "BrokerAgents",
                columns: new[] { "CompanyId", "Phone" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BrokerCompanies_ProjectId_Name",
                table: "BrokerCompanies",
                columns: new[] { "ProjectId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BrokerReports_CompanyId",
                table: "BrokerReports",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_BrokerReports_CustomerId",
                table: "BrokerReports",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_BrokerReports_IsOpen_ProtectedUntil",
                table: "BrokerReports",
                columns: new[] { "IsOpen", "ProtectedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_BrokerReports_ProjectId_Ending_ReportedAt",
                table: "BrokerReports",
                columns: new[] { "ProjectId", "Ending", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BrokerReports_ProjectId_ReportedAt",
                table: "BrokerReports",
                columns: new[] { "ProjectId", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_reports_one_open_per_code",
                table: "BrokerReports",
                columns: new[] { "ProjectId", "Code" },
                unique: true,
                filter: "\"IsOpen\" = 1");

            migrationBuilder.CreateIndex(
                name: "ux_reports_one_per_guarded_number",
                table: "BrokerReports",
                columns: new[] { "ProjectId", "GuardedNumber" },
                unique: true,
                filter: "\"GuardedNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerImports_ProjectId_At",
                table: "CustomerImports",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedCustomers_CustomerId",
                table: "ImportedCustomers",
                column: "CustomerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BrokerAgents");

            migrationBuilder.DropTable(
                name: "BrokerReports");

            migrationBuilder.DropTable(
                name: "CustomerImports");

            migrationBuilder.DropTable(
                name: "ImportedCustomers");

            migrationBuilder.DropTable(
                name: "BrokerCompanies");
        }
    }
}
