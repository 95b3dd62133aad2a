using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Brokers;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class BrokerCompanyMapping : IEntityTypeConfiguration<BrokerCompany>
{
    public void Configure(EntityTypeBuilder<BrokerCompany> company)
    {
        company.IsAggregate();
        company.HasIndex(c => new { c.ProjectId, c.Name }).IsUnique();
        company.OwnsMany(c => c.Agents, agents =>
        {
            agents.ToTable("BrokerAgents");
            agents.WithOwner().HasForeignKey("CompanyId");
            agents.HasKey(a => a.Id);
            agents.Property(a => a.Id).ValueGeneratedNever();
            agents.HasIndex("CompanyId", nameof(BrokerAgent.Phone)).IsUnique();
        });
    }
}

internal sealed class BrokerReportMapping : IEntityTypeConfiguration<BrokerReport>
{
    public void Configure(EntityTypeBuilder<BrokerReport> report)
    {
        report.IsAggregate();
        report.Ignore(r => r.Facts);
        report.HasOne<BrokerCompany>().WithMany().HasForeignKey(r => r.CompanyId).OnDelete(DeleteBehavior.Restrict);

        // A code leads to one report, and where the first report is protected, a number has one: of two who report it at once, the database lets one through.
        report.HasIndex(r => new { r.ProjectId, r.Code }).IsUnique().HasDatabaseName("ux_reports_one_open_per_code").HasFilter($"\"{nameof(BrokerReport.IsOpen)}\" = 1");
        report.HasIndex(r => new { r.ProjectId, r.GuardedNumber }).IsUnique().HasDatabaseName("ux_reports_one_per_guarded_number")
            .HasFilter($"\"{nameof(BrokerReport.GuardedNumber)}\" IS NOT NULL");
        // A visit is brought by one report: of two desks that confirm two codes with it, the database lets one through.
        report.HasIndex(r => r.VisitId).IsUnique().HasDatabaseName("ux_reports_one_per_visit").HasFilter($"\"{nameof(BrokerReport.VisitId)}\" IS NOT NULL");
        report.HasIndex(r => new { r.ProjectId, r.Ending, r.ReportedAt });
        report.HasIndex(r => new { r.ProjectId, r.ReportedAt });
        report.HasIndex(r => new { r.IsOpen, r.ProtectedUntil });
        report.HasIndex(r => r.CustomerId);
    }
}
