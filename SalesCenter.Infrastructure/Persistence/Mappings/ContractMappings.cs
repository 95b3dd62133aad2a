using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> contract)
    {
        contract.IsAggregate();
        contract.Ignore(c => c.Current).Ignore(c => c.Next).Ignore(c => c.Open).Ignore(c => c.Deadline).Ignore(c => c.IsSigned).Ignore(c => c.IsFiled);
        contract.Property(c => c.Form).IsKeptAsText();
        contract.HasOne<Deal>().WithOne().HasForeignKey<Contract>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
        contract.OwnsMany(c => c.Marks, mark =>
        {
            mark.ToTable("ContractMarks");
            mark.WithOwner().HasForeignKey("ContractId");

            // Each step is done once, whoever taps at the same moment.
            mark.HasKey("ContractId", nameof(ContractMark.Step));
            mark.Property(m => m.Step).ValueGeneratedNever();
        });
        contract.OwnsMany(c => c.SentBack, returned =>
        {
            returned.ToTable("ContractReturns");
            returned.WithOwner().HasForeignKey("ContractId");
            returned.HasKey("ContractId", nameof(ContractReturned.Place));
            returned.Property(r => r.Place).ValueGeneratedNever();
            returned.Property(r => r.Reason).HasMaxLength(500);
        });
        contract.OwnsMany(c => c.Errands, errand =>
        {
            errand.ToTable("ContractErrands");
            errand.WithOwner().HasForeignKey("ContractId");
            errand.HasKey("ContractId", nameof(ErrandDone.Errand));
            errand.Property(e => e.Errand).ValueGeneratedNever();
        });
        contract.OwnsMany(c => c.Versions, version =>
        {
            version.ToTable("ContractVersions");
            version.WithOwner().HasForeignKey("ContractId");
            version.HasKey("ContractId", nameof(ContractVersion.Number));
            version.Property(v => v.Number).ValueGeneratedNever();
            version.Property<ContractTerms?>(v => v.Terms).IsRequired().IsKeptAsText();
        });

        // A contract's number, and the authority's, are given once.
        contract.HasIndex(c => new { c.ProjectId, c.Number }).IsUnique().HasDatabaseName("ux_contracts_number").HasFilter("\"Number\" <> ''");
        contract.HasIndex(c => new { c.ProjectId, c.OnlineNumber }).IsUnique().HasDatabaseName("ux_contracts_online_number").HasFilter("\"OnlineNumber\" <> ''");
        contract.HasIndex(c => new { c.ProjectId, c.FilingNumber }).IsUnique().HasDatabaseName("ux_contracts_filing_number").HasFilter("\"FilingNumber\" <> ''");
        contract.HasIndex(c => new { c.ProjectId, c.SignedOn });
    }
}
