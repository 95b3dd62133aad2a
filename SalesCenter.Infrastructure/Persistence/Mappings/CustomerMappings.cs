using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class CustomerMapping : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.IsAggregate();
        customer.Ignore(c => c.Ownership);
        customer.ComplexProperty(c => c.Wishes);
        customer.ComplexProperty(c => c.Profile);
        customer.Ignore(c => c.IsKnown);
        customer.OwnsOne(c => c.Next, next => next.HasIndex(n => new { n.RemindedAt, n.At }));
        customer.OwnsOne(c => c.Consent);
        customer.HasMany(c => c.Identities).WithOne().HasForeignKey(i => i.CustomerId);
        customer.HasMany(c => c.Ownerships).WithOne().HasForeignKey(o => o.CustomerId);
        customer.HasMany(c => c.Relatives).WithOne().HasForeignKey(r => r.CustomerId);
        customer.HasMany(c => c.Terms).WithOne().HasForeignKey(t => t.CustomerId);
        customer.HasIndex(c => new { c.ProjectId, c.OwnerId, c.RegisteredAt });
        customer.HasIndex(c => new { c.ProjectId, c.RegisteredAt });
        customer.HasIndex(c => new { c.ProjectId, c.LastContactAt });
        customer.HasIndex(c => new { c.ProjectId, c.Name });

        // Whose time may be over: those who were forgotten long ago stand at its beginning in the index above, more of them every year.
        customer.HasIndex(c => new { c.ProjectId, c.LastContactAt }, "IX_Customers_Known_LastContactAt").HasFilter($"\"{nameof(Customer.AnonymisedAt)}\" IS NULL AND \"{nameof(Customer.JoinedToId)}\" IS NULL");
        customer.HasIndex(c => new { c.ProjectId, c.JoinedToId }).HasFilter($"\"{nameof(Customer.JoinedToId)}\" IS NOT NULL");
    }
}

internal sealed class CustomerIdentityMapping : IEntityTypeConfiguration<CustomerIdentity>
{
    public void Configure(EntityTypeBuilder<CustomerIdentity> identity)
    {
        identity.ToTable("CustomerIdentities");
        identity.Property(i => i.Id).ValueGeneratedNever();
        identity.Ignore(i => i.Facts);

        // An identity belongs to one customer of a project: nobody is claimed twice, whatever way they came.
        identity.HasIndex(i => new { i.ProjectId, i.Kind, i.Key }).IsUnique().HasDatabaseName("ux_identities_one_customer");
        identity.HasIndex(i => i.CustomerId);
    }
}

internal sealed class OwnershipMapping : IEntityTypeConfiguration<Ownership>
{
    public void Configure(EntityTypeBuilder<Ownership> ownership)
    {
        ownership.Property(o => o.Id).ValueGeneratedNever();

        // A customer has one owner at a time: of those who claim at once, the database lets one through.
        ownership.HasIndex(o => o.CustomerId).IsUnique().HasDatabaseName("ux_ownerships_one_open_per_customer").HasFilter($"\"{nameof(Ownership.IsOpen)}\" = 1");

        // A consultant's claims of a day are numbered: two made at once can't both be the last that is allowed.
        ownership.HasIndex(o => new { o.ProjectId, o.OwnerId, o.ClaimDay, o.ClaimNumber }).IsUnique().HasDatabaseName("ux_ownerships_claims_of_a_day").HasFilter($"\"{nameof(Ownership.ClaimNumber)}\" IS NOT NULL");
        ownership.HasIndex(o => new { o.EndedAt, o.ProtectedUntil });
        ownership.HasIndex(o => new { o.CustomerId, o.Since });
    }
}

internal sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> dispute)
    {
        dispute.IsAggregate();
        dispute.Ignore(d => d.OtherId);
        dispute.Property(d => d.Reason).HasMaxLength(500);
        dispute.Property(d => d.Evidence).HasMaxLength(2000);
        dispute.Property(d => d.Statement).HasMaxLength(2000);
        dispute.Property(d => d.RulingReason).HasMaxLength(500);
        dispute.OwnsMany(d => d.Shares, share =>
        {
            share.ToTable("DisputeShares");
            share.WithOwner().HasForeignKey("DisputeId");
            share.HasKey("DisputeId", nameof(CommissionShare.ConsultantId));
            share.Property(s => s.ConsultantId).ValueGeneratedNever();
        });

        // One case at a time about a customer: of those who open one at once, the database lets one through.
        dispute.HasIndex(d => d.CustomerId).IsUnique().HasDatabaseName("ux_disputes_one_open_per_customer").HasFilter($"\"{nameof(Dispute.IsOpen)}\" = 1");
        dispute.HasIndex(d => new { d.ProjectId, d.IsOpen, d.OpenedAt });
    }
}

internal sealed class CustomerJoinMapping : IEntityTypeConfiguration<CustomerJoin>
{
    public void Configure(EntityTypeBuilder<CustomerJoin> join)
    {
        join.IsAggregate();
        join.Ignore(j => j.PartableUntil);
        join.PrimitiveCollection(j => j.IdentityIds);
        join.PrimitiveCollection(j => j.RelativeIds);
        join.PrimitiveCollection(j => j.DealIds);
        join.PrimitiveCollection(j => j.FollowUpIds);
        join.HasIndex(j => new { j.ProjectId, j.At });
        join.HasIndex(j => j.StaysId);
    }
}

internal sealed class RelativeMapping : IEntityTypeConfiguration<Relative>
{
    public void Configure(EntityTypeBuilder<Relative> relative)
    {
        relative.Property(r => r.Id).ValueGeneratedNever();
        relative.HasIndex(r => new { r.ProjectId, r.Phone });
        relative.HasIndex(r => new { r.ProjectId, r.OtherCustomerId });
    }
}

internal sealed class SearchTermMapping : IEntityTypeConfiguration<SearchTerm>
{
    public void Configure(EntityTypeBuilder<SearchTerm> term)
    {
        term.ToTable("CustomerTerms");
        term.HasKey(t => new { t.CustomerId, t.Term });
        term.Property(t => t.Term).HasMaxLength(SearchTerm.MostCharacters);
        term.HasIndex(t => new { t.ProjectId, t.Term, t.CustomerId });
    }
}

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.IsAggregate();
        followUp.Ignore(f => f.IsEffective);
        followUp.Property(f => f.Content).HasMaxLength(1000);
        followUp.HasIndex(f => new { f.ProjectId, f.EnteredAt });
        followUp.HasIndex(f => new { f.CustomerId, f.At });
    }
}

internal sealed class CustomerDocumentMapping : IEntityTypeConfiguration<CustomerDocument>
{
    public void Configure(EntityTypeBuilder<CustomerDocument> document)
    {
        document.IsAggregate();
        document.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);

        // The same paper once, whoever sends it twice.
        document.HasIndex(d => new { d.CustomerId, d.Kind, d.Hash }).IsUnique().HasDatabaseName("ux_customer_documents_once");
    }
}

internal sealed class TimelineMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.ToTable("Timeline");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Values).HasMaxLength(2000);
        entry.Property(e => e.Text).HasMaxLength(2000);
        entry.HasIndex(e => new { e.CustomerId, e.At });
    }
}

internal sealed class KeptVerdictMapping : IEntityTypeConfiguration<KeptVerdict>
{
    public void Configure(EntityTypeBuilder<KeptVerdict> verdict)
    {
        verdict.ToTable("OwnershipVerdicts");
        verdict.Property(v => v.Id).ValueGeneratedNever();
        verdict.Property(v => v.Content).HasMaxLength(-1);
        verdict.HasIndex(v => new { v.ProjectId, v.At });
        verdict.HasIndex(v => new { v.CustomerId, v.At });
    }
}

internal sealed class ConsentTextMapping : IEntityTypeConfiguration<ConsentText>
{
    public void Configure(EntityTypeBuilder<ConsentText> text)
    {
        text.IsAggregate();
        text.Ignore(t => t.Edition);
        text.Property(t => t.Text).HasMaxLength(ConsentText.MostCharacters);
        text.HasIndex(t => new { t.ProjectId, t.Number }).IsUnique().HasDatabaseName("ux_consent_texts_number");
    }
}

internal sealed class DisclosureMapping : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> disclosure)
    {
        disclosure.Property(d => d.Id).ValueGeneratedNever();
        disclosure.HasIndex(d => new { d.ProjectId, d.At });
        disclosure.HasIndex(d => d.CustomerId);
    }
}
