using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class DealMapping : IEntityTypeConfiguration<Deal>
{
    public void Configure(EntityTypeBuilder<Deal> deal)
    {
        deal.IsAggregate();
        deal.Ignore(d => d.ListPrice);
        deal.OwnsOne(d => d.Slip, slip => slip.HasIndex(s => s.Number));
        deal.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);

        // A consultant keeps one unit from the others at a time: the procedure's rule of one hold each.
        deal.HasIndex(d => d.ConsultantId).IsUnique().HasDatabaseName("ux_deals_one_hold_per_consultant")
            .HasFilter($"\"{nameof(Deal.IsOpen)}\" = 1 AND \"{nameof(Deal.Stage)}\" = {(int)DealStage.Held}");
        deal.HasIndex(d => new { d.ProjectId, d.IsOpen, d.Stage });
        deal.HasIndex(d => new { d.ProjectId, d.IsOpen, d.HeldAt });
        deal.HasIndex(d => new { d.UnitId, d.CustomerId });
        deal.HasMany(d => d.Units).WithOne().HasForeignKey("DealId");
        deal.Navigation(d => d.Units).AutoInclude();
    }
}

internal sealed class DealUnitMapping : IEntityTypeConfiguration<DealUnit>
{
    public void Configure(EntityTypeBuilder<DealUnit> unit)
    {
        unit.ToTable("DealUnits");
        unit.HasKey("DealId", nameof(DealUnit.UnitId));
        unit.HasOne(u => u.Unit).WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        unit.Navigation(u => u.Unit).AutoInclude();

        // A unit is never sold twice: the promise of the product, kept by the database.
        unit.HasIndex(u => u.UnitId).IsUnique().HasDatabaseName("ux_deals_one_open_per_unit").HasFilter($"\"{nameof(DealUnit.IsOpen)}\" = 1");
    }
}
