using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class DealFileMapping : IEntityTypeConfiguration<DealFile>
{
    public void Configure(EntityTypeBuilder<DealFile> file)
    {
        file.IsAggregate();
        file.Ignore(f => f.NextDesk);
        file.Property(f => f.BuyersOnPaper).HasMaxLength(800);
        file.HasOne<Deal>().WithOne().HasForeignKey<DealFile>(f => f.Id).OnDelete(DeleteBehavior.Restrict);
        file.OwnsMany(f => f.Signatures, signature =>
        {
            signature.ToTable("FileSignatures");
            signature.WithOwner().HasForeignKey("FileId");

            // Each desk signs once, whoever taps at the same moment.
            signature.HasKey("FileId", nameof(DeskSignature.Desk));
            signature.Property(s => s.Desk).ValueGeneratedNever();
        });
        file.OwnsMany(f => f.Papers, paper =>
        {
            paper.ToTable("FilePapers");
            paper.WithOwner().HasForeignKey("FileId");
            paper.HasKey("FileId", nameof(CountedPaper.Kind));
            paper.Property(p => p.Kind).ValueGeneratedNever();
        });
        file.OwnsMany(f => f.Custody, move =>
        {
            move.ToTable("CustodyMoves");
            move.WithOwner().HasForeignKey("FileId");
            move.HasKey(m => m.Id);
            move.Property(m => m.Id).ValueGeneratedNever();
        });
        file.OwnsMany(f => f.Scans, scan =>
        {
            scan.ToTable("Scans");
            scan.WithOwner().HasForeignKey("FileId");
            scan.HasKey(s => s.Id);
            scan.Property(s => s.Id).ValueGeneratedNever();
        });
        file.HasIndex(f => new { f.ProjectId, f.LentUntil }).HasFilter($"\"{nameof(DealFile.LentUntil)}\" IS NOT NULL");
    }
}

internal sealed class PaperTemplateMapping : IEntityTypeConfiguration<PaperTemplate>
{
    public void Configure(EntityTypeBuilder<PaperTemplate> template)
    {
        template.IsAggregate();
        template.HasIndex(t => new { t.ProjectId, t.Kind, t.Number }).IsUnique().HasDatabaseName("ux_paper_templates_version");
    }
}

internal sealed class PrintedPaperMapping : IEntityTypeConfiguration<PrintedPaper>
{
    public void Configure(EntityTypeBuilder<PrintedPaper> paper)
    {
        paper.IsAggregate();
        paper.HasOne<Deal>().WithMany().HasForeignKey(p => p.DealId).OnDelete(DeleteBehavior.Restrict);
        paper.HasIndex(p => new { p.DealId, p.PrintedAt });
    }
}

internal sealed class DayEndMapping : IEntityTypeConfiguration<DayEnd>
{
    public void Configure(EntityTypeBuilder<DayEnd> day)
    {
        day.IsAggregate();
        day.Property<DayEndSheet?>(d => d.Sheet).IsRequired().IsKeptAsText();

        // A day is signed once.
        day.HasIndex(d => new { d.ProjectId, d.Day }).IsUnique().HasDatabaseName("ux_day_ends_closed_once");
    }
}
