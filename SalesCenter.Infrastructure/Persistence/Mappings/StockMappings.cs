using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class ProjectMapping : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.IsAggregate();
        project.HasIndex(p => p.Code).IsUnique().HasDatabaseName("ux_projects_code");
        project.ComplexProperty(p => p.Settings, settings =>
        {
            settings.Property(s => s.Discounts).IsKeptAsText();
            settings.Property(s => s.FirstPaymentRules).IsKeptAsText();
            settings.Property(s => s.LoanBanks).IsKeptAsText();
        });
    }
}

internal sealed class BuildingMapping : IEntityTypeConfiguration<Building>
{
    public void Configure(EntityTypeBuilder<Building> building)
    {
        building.IsAggregate();
        building.HasIndex(b => new { b.ProjectId, b.Name }).IsUnique().HasDatabaseName("ux_buildings_name");
        building.HasOne<Project>().WithMany().HasForeignKey(b => b.ProjectId).OnDelete(DeleteBehavior.Restrict);
        building.HasOne(b => b.Permit).WithMany().HasForeignKey(b => b.PermitId).OnDelete(DeleteBehavior.Restrict);
        building.Navigation(b => b.Permit).AutoInclude();
    }
}

internal sealed class PermitMapping : IEntityTypeConfiguration<PresalePermit>
{
    public void Configure(EntityTypeBuilder<PresalePermit> permit)
    {
        permit.IsAggregate();
        permit.HasIndex(p => new { p.ProjectId, p.Number }).IsUnique().HasDatabaseName("ux_permits_number");
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.IsAggregate();
        unit.Ignore(u => u.GrossArea).Ignore(u => u.InnerArea).Ignore(u => u.FiledPrice).Ignore(u => u.ListPrice).Ignore(u => u.FloorPrice);

        // Room numbers repeat on every floor and in every entrance: the place in the building is the name.
        unit.HasIndex(u => new { u.BuildingId, u.Entrance, u.Floor, u.RoomNumber }).IsUnique().HasDatabaseName("ux_units_position");
        unit.HasIndex(u => new { u.ProjectId, u.LinkedToId });
        unit.HasOne<Building>().WithMany().HasForeignKey(u => u.BuildingId).OnDelete(DeleteBehavior.Restrict);

        // The clockwork asks every second which of them have ended.
        unit.OwnsOne(u => u.Withholding, withholding => withholding.HasIndex(w => w.Until).HasFilter($"\"Withholding_{nameof(Withholding.Until)}\" IS NOT NULL"));
    }
}

internal sealed class LayoutMapping : IEntityTypeConfiguration<Layout>
{
    public void Configure(EntityTypeBuilder<Layout> layout)
    {
        layout.IsAggregate();
        layout.HasIndex(l => new { l.ProjectId, l.Name }).IsUnique().HasDatabaseName("ux_layouts_name");
        layout.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReleaseBatchMapping : IEntityTypeConfiguration<ReleaseBatch>
{
    public void Configure(EntityTypeBuilder<ReleaseBatch> batch)
    {
        batch.IsAggregate();
        batch.HasIndex(b => b.ProjectId);
        batch.OwnsMany(b => b.Units, units =>
        {
            units.ToTable("ReleaseBatchUnits");
            units.WithOwner().HasForeignKey("BatchId");
            units.HasKey("BatchId", nameof(ReleaseBatchUnit.UnitId));
        });
    }
}

internal sealed class PriceVersionMapping : IEntityTypeConfiguration<PriceVersion>
{
    public void Configure(EntityTypeBuilder<PriceVersion> version)
    {
        version.IsAggregate();
        version.HasIndex(v => new { v.ProjectId, v.Number }).IsUnique().HasDatabaseName("ux_price_versions_number");
        version.PrimitiveCollection(v => v.RevisedByIds);
        version.OwnsMany(v => v.Lines, lines =>
        {
            lines.ToTable("PriceLines");
            lines.WithOwner().HasForeignKey("VersionId");
            lines.HasKey("VersionId", nameof(PriceLine.UnitId));
            lines.Ignore(line => line.Prices);
        });
    }
}
