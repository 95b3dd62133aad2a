using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class LedgerMapping : IEntityTypeConfiguration<Ledger>
{
    public void Configure(EntityTypeBuilder<Ledger> ledger)
    {
        ledger.IsAggregate();
        ledger.Ignore(l => l.Balance).Ignore(l => l.HasOpenCheque).Ignore(l => l.LastFirstPayment);
        ledger.Property(l => l.AreaSettled).IsKeptAsText();
        ledger.HasOne<Deal>().WithOne().HasForeignKey<Ledger>(l => l.Id).OnDelete(DeleteBehavior.Restrict);
        ledger.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.DealId).OnDelete(DeleteBehavior.Restrict);

        ledger.OwnsMany(l => l.Dues, due =>
        {
            due.ToTable("Dues");
            due.WithOwner().HasForeignKey("DealId");
            due.HasKey("DealId", nameof(Due.Place));
            due.Property(d => d.Place).ValueGeneratedNever();
            due.Ignore(d => d.Amount).Ignore(d => d.Left);

            // What is open and when: the list of dues asks for it.
            due.HasIndex(d => new { d.ProjectId, d.IsOpen, d.DueOn });
        });
        ledger.OwnsMany(l => l.Cheques, cheque =>
        {
            cheque.ToTable("Cheques");
            cheque.WithOwner().HasForeignKey("DealId");
            cheque.HasKey(c => c.Id);
            cheque.Property(c => c.Id).ValueGeneratedNever();
            cheque.Ignore(c => c.Amount).Ignore(c => c.Payment);
        });

        // Nobody is paid back more than was received, whatever a program does.
        ledger.ToTable(table => table.HasCheckConstraint("ck_ledgers_never_negative", $"\"{nameof(Ledger.BalanceFen)}\" >= 0"));
    }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("LedgerEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Ignore(e => e.Amount);

        // A receipt's number is given once.
        entry.HasIndex(e => new { e.ProjectId, e.Number }).IsUnique().HasDatabaseName("ux_ledger_entries_number");

        // A mistake is taken back once.
        entry.HasIndex(e => e.ReversesId).IsUnique().HasDatabaseName("ux_ledger_entries_one_reversal").HasFilter($"\"{nameof(LedgerEntry.ReversesId)}\" IS NOT NULL");
        entry.HasIndex(e => new { e.ProjectId, e.Day });
    }
}

internal sealed class NumberBookMapping : IEntityTypeConfiguration<NumberBook>
{
    public void Configure(EntityTypeBuilder<NumberBook> book)
    {
        book.IsAggregate();
        book.HasIndex(b => new { b.ProjectId, b.Series, b.Year }).IsUnique().HasDatabaseName("ux_number_books_one_per_year");
    }
}

internal sealed class CashDayMapping : IEntityTypeConfiguration<CashDay>
{
    public void Configure(EntityTypeBuilder<CashDay> day)
    {
        day.IsAggregate();
        day.Property(d => d.Explanation).HasMaxLength(500);
        day.OwnsMany(d => d.Counts, count =>
        {
            count.ToTable("CashCounts");
            count.WithOwner().HasForeignKey("CashDayId");
            count.HasKey("CashDayId", nameof(CashCount.Way));
            count.Property(c => c.Way).ValueGeneratedNever();
            count.Ignore(c => c.Difference);
        });

        // A day is closed once.
        day.HasIndex(d => new { d.ProjectId, d.Day }).IsUnique().HasDatabaseName("ux_cash_days_closed_once");
    }
}
