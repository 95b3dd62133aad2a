using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class HandoverMapping : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> handover)
    {
        handover.IsAggregate();
        handover.Ignore(h => h.OpenDefects);
        handover.HasOne<Deal>().WithOne().HasForeignKey<Handover>(h => h.Id).OnDelete(DeleteBehavior.Restrict);
        handover.OwnsMany(h => h.Invitations, invitation =>
        {
            invitation.ToTable("HandoverInvitations");
            invitation.WithOwner().HasForeignKey("HandoverId");
            invitation.HasKey("HandoverId", nameof(HandoverInvitation.Number));
            invitation.Property(i => i.Number).ValueGeneratedNever();
        });
        handover.OwnsMany(h => h.Records, record =>
        {
            record.ToTable("HandoverRecords");
            record.WithOwner().HasForeignKey("HandoverId");
            record.HasKey("HandoverId", nameof(HandoverRecord.Number));
            record.Property(r => r.Number).ValueGeneratedNever();
            record.Property(r => r.Water).HasMaxLength(Handover.LongestReading);
            record.Property(r => r.Electricity).HasMaxLength(Handover.LongestReading);
            record.Property(r => r.Gas).HasMaxLength(Handover.LongestReading);
            record.Property(r => r.Remark).HasMaxLength(Handover.LongestRemark);

            // The keys are handed over once, whoever taps at the same moment.
            record.HasIndex("HandoverId").IsUnique().HasDatabaseName("ux_handover_records_accepted_once").HasFilter($"\"{nameof(HandoverRecord.IsAccepted)}\" = 1");
        });
        handover.OwnsMany(h => h.Defects, defect =>
        {
            defect.ToTable("HandoverDefects");
            defect.WithOwner().HasForeignKey("HandoverId");
            defect.HasKey("HandoverId", nameof(HandoverDefect.Number));
            defect.Property(d => d.Number).ValueGeneratedNever();
            defect.Property(d => d.Text).HasMaxLength(Handover.LongestDefect);
        });

        // Who comes when: today's list and the clockwork ask for it.
        handover.HasIndex(h => new { h.ProjectId, h.AppointedAt }).HasFilter($"\"{nameof(Handover.AppointedAt)}\" IS NOT NULL");
    }
}

internal sealed class TitleDeedMapping : IEntityTypeConfiguration<TitleDeed>
{
    public void Configure(EntityTypeBuilder<TitleDeed> deed)
    {
        deed.IsAggregate();
        deed.Ignore(d => d.Next);
        deed.HasOne<Deal>().WithOne().HasForeignKey<TitleDeed>(d => d.Id).OnDelete(DeleteBehavior.Restrict);
        deed.Property(d => d.Number).HasMaxLength(TitleDeed.LongestText);
        deed.Property(d => d.MortgageCertificateNumber).HasMaxLength(TitleDeed.LongestText);
        deed.Property(d => d.GivenTo).HasMaxLength(TitleDeed.LongestText);
        deed.OwnsMany(d => d.Marks, mark =>
        {
            mark.ToTable("TitleMarks");
            mark.WithOwner().HasForeignKey("TitleDeedId");

            // Each step is done once, whoever taps at the same moment.
            mark.HasKey("TitleDeedId", nameof(TitleMark.Step));
            mark.Property(m => m.Step).ValueGeneratedNever();
        });

        // A deed's number is given once.
        deed.HasIndex(d => new { d.ProjectId, d.Number }).IsUnique().HasDatabaseName("ux_title_deeds_number").HasFilter("\"Number\" <> ''");
    }
}
