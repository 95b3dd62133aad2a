using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Reception;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class RotaMapping : IEntityTypeConfiguration<Rota>
{
    public void Configure(EntityTypeBuilder<Rota> rota)
    {
        rota.IsAggregate();
        rota.Ignore(r => r.InOrder).Ignore(r => r.Next).Ignore(r => r.Last);

        // Two desks that open the day at once find one rota, and its version decides who gave the turn.
        rota.HasIndex(r => new { r.ProjectId, r.Kind, r.Day }).IsUnique().HasDatabaseName("ux_rotas_one_per_day");
        rota.OwnsMany(r => r.Places, places =>
        {
            places.ToTable("RotaPlaces");
            places.WithOwner().HasForeignKey("RotaId");
            places.HasKey("RotaId", nameof(RotaPlace.ConsultantId));
            places.Property(place => place.ConsultantId).ValueGeneratedNever();
        });
    }
}

internal sealed class RotaLogMapping : IEntityTypeConfiguration<RotaLogEntry>
{
    public void Configure(EntityTypeBuilder<RotaLogEntry> entry)
    {
        entry.ToTable("RotaLog");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasIndex(e => new { e.ProjectId, e.Kind, e.At });

        // A turn is given once.
        entry.HasIndex(e => new { e.RotaId, e.Turn }).IsUnique().HasDatabaseName("ux_rota_log_one_per_turn").HasFilter($"\"{nameof(RotaLogEntry.Turn)}\" IS NOT NULL");
    }
}
