using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class LoanCaseMapping : IEntityTypeConfiguration<LoanCase>
{
    private const int LongestNote = LoanBank.MostPapers * (LoanBank.LongestName + 1);

    public void Configure(EntityTypeBuilder<LoanCase> loan)
    {
        loan.IsAggregate();
        loan.Ignore(l => l.Missing).Ignore(l => l.GapFen).Ignore(l => l.LeadsToChange);
        loan.Property(l => l.Bank).HasMaxLength(LoanBank.LongestName);
        loan.Property(l => l.RefusedBecause).HasMaxLength(LoanCase.LongestReason);
        loan.HasOne<Deal>().WithMany().HasForeignKey(l => l.DealId).OnDelete(DeleteBehavior.Restrict);
        loan.OwnsMany(l => l.Papers, paper =>
        {
            paper.ToTable("LoanPapers");
            paper.WithOwner().HasForeignKey("LoanId");
            paper.HasKey("LoanId", nameof(LoanPaper.Place));
            paper.Property(p => p.Place).ValueGeneratedNever();
            paper.Property(p => p.Name).HasMaxLength(LoanBank.LongestName);
        });
        loan.OwnsMany(l => l.Moves, move =>
        {
            move.ToTable("LoanMoves");
            move.WithOwner().HasForeignKey("LoanId");
            move.HasKey(m => m.Id);
            move.Property(m => m.Id).ValueGeneratedNever();
            move.Property(m => m.Note).HasMaxLength(LongestNote);
        });

        // No lender lends more than was asked for, and none pays more than it approved: the database says so too.
        loan.ToTable(table => table.HasCheckConstraint(
            "ck_loan_cases_amounts", "\"AskedFen\" > 0 AND \"DisbursedFen\" >= 0 AND \"DisbursedFen\" <= COALESCE(\"ApprovedFen\", 0) AND COALESCE(\"ApprovedFen\", 0) <= \"AskedFen\""));

        // A deal has one loan of each lender: of those who begin one at once, the database lets one through.
        loan.HasIndex(l => new { l.DealId, l.Kind }).IsUnique().HasDatabaseName("ux_loan_cases_one_open_per_lender").HasFilter($"\"{nameof(LoanCase.IsOpen)}\" = 1");
        loan.HasIndex(l => new { l.ProjectId, l.State, l.BegunAt });
        loan.HasIndex(l => new { l.DealId, l.IsOpen });

        // The clockwork asks every minute which of them are due.
        loan.HasIndex(l => new { l.ProjectId, l.RemindOn }).HasFilter($"\"{nameof(LoanCase.RemindOn)}\" IS NOT NULL");
    }
}

internal sealed class MeasuredUnitMapping : IEntityTypeConfiguration<MeasuredUnit>
{
    public void Configure(EntityTypeBuilder<MeasuredUnit> measured)
    {
        measured.IsAggregate();
        measured.Ignore(m => m.Areas);
        measured.Property(m => m.ReportNumber).HasMaxLength(MeasuredUnit.LongestReportNumber);
        measured.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);

        // A unit is measured once; another report corrects it.
        measured.HasIndex(m => m.UnitId).IsUnique().HasDatabaseName("ux_measured_units_one_per_unit");
        measured.HasIndex(m => m.ProjectId);
    }
}
