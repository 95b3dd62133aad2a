using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SalesCenter.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reception : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_OwnerId_Name",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "ux_customers_one_per_phone",
                table: "Customers");

            migrationBuilder.AddColumn<int>(
                name: "Settings_BrokerLeadMinutes",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "Settings_BrokerProtectionDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<int>(
                name: "Settings_CallMinutes",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "Settings_CallProtectionDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ClaimsPerDay",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<int>(
                name: "Settings_CommercialRateHundredths",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 350);

            migrationBuilder.AddColumn<bool>(
                name: "Settings_FirstVisitWins",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Settings_HotCallMinutes",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<bool>(
                name: "Settings_IsHotAdvertising",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Settings_LeadRetentionDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 730);

            migrationBuilder.AddColumn<int>(
                name: "Settings_LeastFirstPaymentPercent",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "Settings_Palette",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ProvidentFundLimit",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 120);

            migrationBuilder.AddColumn<int>(
                name: "Settings_ProvidentFundRateHundredths",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 260);

            migrationBuilder.AddColumn<int>(
                name: "Settings_VisitProtectionDays",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Memberships",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<Guid>(
                name: "OwnerId",
                table: "Customers",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<DateTime>(
                name: "AnonymisedAt",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Consent_At",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent_TextVersion",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DisputeId",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FormOfAddress",
                table: "Customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "FreeSince",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Intent",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "JoinedToId",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastContactAt",
                table: "Customers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "Next_At",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Next_RemindedAt",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Next_What",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_AgeBand",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Profile_AwarenessSource",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Profile_Competitors",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Profile_Household",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Profile_LivesIn",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Profile_WorksIn",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Source",
                table: "Customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Stage",
                table: "Customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Wishes_AreaFrom",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Wishes_AreaTo",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Wishes_BudgetFrom",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Wishes_BudgetTo",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wishes_Layouts",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Wishes_Objections",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Wishes_PointsOfInterest",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Wishes_Purpose",
                table: "Customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

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
                name: "BrokerCompanies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AgreedFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AgreedUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokerCompanies", x => x.Id);
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
                name: "CustomerIdentities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kept = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerIdentities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerIdentities_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CustomerImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Claimed = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerJoins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaysId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JoinedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdentityIds = table.Column<string>(type: "TEXT", nullable: false),
                    RelativeIds = table.Column<string>(type: "TEXT", nullable: false),
                    DealIds = table.Column<string>(type: "TEXT", nullable: false),
                    FollowUpIds = table.Column<string>(type: "TEXT", nullable: false),
                    OwnershipId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StageBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    PartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PartedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerJoins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerTerms",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerTerms", x => new { x.CustomerId, x.Term });
                    table.ForeignKey(
                        name: "FK_CustomerTerms_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "Disputes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RivalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    StatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    RulingReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    RuledById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RuledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disputes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                });

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
                name: "ImportedCustomers",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsNew = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedCustomers", x => new { x.ImportId, x.CustomerId });
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
                name: "Layouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rooms = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PictureId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PictureFormat = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Layouts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Layouts_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ownerships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ProtectedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    End = table.Column<int>(type: "INTEGER", nullable: true),
                    WarnedOf = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClaimDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClaimNumber = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ownerships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ownerships_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OwnershipVerdicts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnershipVerdicts", x => x.Id);
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
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceptionLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Relatives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Relation = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OtherCustomerId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Relatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Relatives_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RotaLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RotaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Turn = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotaLog", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Rotas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Turns = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rotas", x => x.Id);
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

            migrationBuilder.CreateTable(
                name: "Timeline",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timeline", x => x.Id);
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
                name: "BrokerAgents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsMasked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpectedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptVerdictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GuardedNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EarlierId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProtectedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "DisputeShares",
                columns: table => new
                {
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "RotaPlaces",
                columns: table => new
                {
                    ConsultantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RotaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotaPlaces", x => new { x.RotaId, x.ConsultantId });
                    table.ForeignKey(
                        name: "FK_RotaPlaces_Rotas_RotaId",
                        column: x => x.RotaId,
                        principalTable: "Rotas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_Units_Withholding_Until",
                table: "Units",
                column: "Withholding_Until",
                filter: "\"Withholding_Until\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deals_ProjectId_IsOpen_HeldAt",
                table: "Deals",
                columns: new[] { "ProjectId", "IsOpen", "HeldAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_JoinedToId",
                table: "Customers",
                column: "JoinedToId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Next_RemindedAt_Next_At",
                table: "Customers",
                columns: new[] { "Next_RemindedAt", "Next_At" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_LastContactAt",
                table: "Customers",
                columns: new[] { "ProjectId", "LastContactAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_Name",
                table: "Customers",
                columns: new[] { "ProjectId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_OwnerId_RegisteredAt",
                table: "Customers",
                columns: new[] { "ProjectId", "OwnerId", "RegisteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_RegisteredAt",
                table: "Customers",
                columns: new[] { "ProjectId", "RegisteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Adverts_ProjectId_Until",
                table: "Adverts",
                columns: new[] { "ProjectId", "Until" });

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
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "ux_reports_one_per_guarded_number",
                table: "BrokerReports",
                columns: new[] { "ProjectId", "GuardedNumber" },
                unique: true,
                filter: "\"GuardedNumber\" IS NOT NULL");

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
                name: "IX_CustomerIdentities_CustomerId",
                table: "CustomerIdentities",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "ux_identities_one_customer",
                table: "CustomerIdentities",
                columns: new[] { "ProjectId", "Kind", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerImports_ProjectId_At",
                table: "CustomerImports",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerJoins_ProjectId_At",
                table: "CustomerJoins",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerJoins_StaysId",
                table: "CustomerJoins",
                column: "StaysId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerTerms_ProjectId_Term_CustomerId",
                table: "CustomerTerms",
                columns: new[] { "ProjectId", "Term", "CustomerId" });

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
                name: "IX_Disputes_ProjectId_IsOpen_OpenedAt",
                table: "Disputes",
                columns: new[] { "ProjectId", "IsOpen", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_disputes_one_open_per_customer",
                table: "Disputes",
                column: "CustomerId",
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_CustomerId_At",
                table: "FollowUps",
                columns: new[] { "CustomerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_ProjectId_EnteredAt",
                table: "FollowUps",
                columns: new[] { "ProjectId", "EnteredAt" });

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
                name: "IX_ImportedCustomers_CustomerId",
                table: "ImportedCustomers",
                column: "CustomerId");

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
                name: "ux_layouts_name",
                table: "Layouts",
                columns: new[] { "ProjectId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ownerships_CustomerId_Since",
                table: "Ownerships",
                columns: new[] { "CustomerId", "Since" });

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
                name: "ux_ownerships_one_open_per_customer",
                table: "Ownerships",
                column: "CustomerId",
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipVerdicts_CustomerId_At",
                table: "OwnershipVerdicts",
                columns: new[] { "CustomerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipVerdicts_ProjectId_At",
                table: "OwnershipVerdicts",
                columns: new[] { "ProjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "ux_reception_lists_one_per_project",
                table: "ReceptionLists",
                column: "ProjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Relatives_CustomerId",
                table: "Relatives",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Relatives_ProjectId_OtherCustomerId",
                table: "Relatives",
                columns: new[] { "ProjectId", "OtherCustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Relatives_ProjectId_Phone",
                table: "Relatives",
                columns: new[] { "ProjectId", "Phone" });

            migrationBuilder.CreateIndex(
                name: "IX_RotaLog_ProjectId_Kind_At",
                table: "RotaLog",
                columns: new[] { "ProjectId", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "ux_rota_log_one_per_turn",
                table: "RotaLog",
                columns: new[] { "RotaId", "Turn" },
                unique: true,
                filter: "\"Turn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_rotas_one_per_day",
                table: "Rotas",
                columns: new[] { "ProjectId", "Kind", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandardAnswers_ProjectId",
                table: "StandardAnswers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Timeline_CustomerId_At",
                table: "Timeline",
                columns: new[] { "CustomerId", "At" });

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
                name: "IX_Visits_ProjectId_ReceivedAt",
                table: "Visits",
                columns: new[] { "ProjectId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_visits_one_per_turn",
                table: "Visits",
                columns: new[] { "RotaId", "Turn" },
                unique: true,
                filter: "\"Turn\" IS NOT NULL");

            CustomerTakeover.Apply(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Adverts");

            migrationBuilder.DropTable(
                name: "BrokerAgents");

            migrationBuilder.DropTable(
                name: "BrokerReports");

            migrationBuilder.DropTable(
                name: "Calls");

            migrationBuilder.DropTable(
                name: "ConsentTexts");

            migrationBuilder.DropTable(
                name: "CustomerIdentities");

            migrationBuilder.DropTable(
                name: "CustomerImports");

            migrationBuilder.DropTable(
                name: "CustomerJoins");

            migrationBuilder.DropTable(
                name: "CustomerTerms");

            migrationBuilder.DropTable(
                name: "DailyReports");

            migrationBuilder.DropTable(
                name: "Disclosures");

            migrationBuilder.DropTable(
                name: "DisputeShares");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "FormLinks");

            migrationBuilder.DropTable(
                name: "ImportedCustomers");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "Layouts");

            migrationBuilder.DropTable(
                name: "Ownerships");

            migrationBuilder.DropTable(
                name: "OwnershipVerdicts");

            migrationBuilder.DropTable(
                name: "ReceptionLists");

            migrationBuilder.DropTable(
                name: "Relatives");

            migrationBuilder.DropTable(
                name: "RotaLog");

            migrationBuilder.DropTable(
                name: "RotaPlaces");

            migrationBuilder.DropTable(
                name: "StandardAnswers");

            migrationBuilder.DropTable(
                name: "Timeline");

            migrationBuilder.DropTable(
                name: "VisitCompanions");

            migrationBuilder.DropTable(
                name: "BrokerCompanies");

            migrationBuilder.DropTable(
                name: "Disputes");

            migrationBuilder.DropTable(
                name: "Rotas");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropIndex(
                name: "IX_Units_Withholding_Until",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Deals_ProjectId_IsOpen_HeldAt",
                table: "Deals");

            migrationBuilder.DropIndex(
                name: "IX_Customers_JoinedToId",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_Next_RemindedAt_Next_At",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_LastContactAt",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_Name",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_OwnerId_RegisteredAt",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ProjectId_RegisteredAt",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Settings_BrokerLeadMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_BrokerProtectionDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_CallMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_CallProtectionDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ClaimsPerDay",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_CommercialRateHundredths",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_FirstVisitWins",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_HotCallMinutes",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_IsHotAdvertising",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_LeadRetentionDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_LeastFirstPaymentPercent",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_Palette",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ProvidentFundLimit",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_ProvidentFundRateHundredths",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Settings_VisitProtectionDays",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "AnonymisedAt",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Consent_At",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Consent_TextVersion",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "DisputeId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "FormOfAddress",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "FreeSince",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Intent",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "JoinedToId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "LastContactAt",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Next_At",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Next_RemindedAt",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Next_What",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Profile_AgeBand",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Profile_AwarenessSource",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Profile_Competitors",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Profile_Household",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Profile_LivesIn",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Profile_WorksIn",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_AreaFrom",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_AreaTo",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_BudgetFrom",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_BudgetTo",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_Layouts",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_Objections",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_PointsOfInterest",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Wishes_Purpose",
                table: "Customers");

            migrationBuilder.AlterColumn<Guid>(
                name: "OwnerId",
                table: "Customers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProjectId_OwnerId_Name",
                table: "Customers",
                columns: new[] { "ProjectId", "OwnerId", "Name" });

            migrationBuilder.CreateIndex(
                name: "ux_customers_one_per_phone",
                table: "Customers",
                columns: new[] { "ProjectId", "Phone" },
                unique: true);
        }
    }
}
