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

            // A new place comes with its key; without this it is taken for one that is there already.
            places.Property(p => p.ConsultantId).ValueGeneratedNever();
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

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.IsAggregate();
        call.ComplexProperty(c => c.Caller).Property(caller => caller.Number).HasMaxLength(40);
        call.ComplexProperty(c => c.Content, content =>
        {
            content.Property(c => c.Questions).HasMaxLength(500);
            content.Property(c => c.Notes).HasMaxLength(1000);
        });
        call.HasIndex(c => new { c.ProjectId, c.EnteredAt });
        call.HasIndex(c => new { c.ProjectId, c.TakenById, c.EnteredAt });
        call.HasIndex(c => new { c.CustomerId, c.AnsweredAt });

        // A turn of the call rota is used up by one call.
        call.HasIndex(c => new { c.RotaId, c.Turn }).IsUnique().HasDatabaseName("ux_calls_one_per_turn").HasFilter($"\"{nameof(Call.Turn)}\" IS NOT NULL");
    }
}

internal sealed class AdvertMapping : IEntityTypeConfiguration<Advert>
{
    public void Configure(EntityTypeBuilder<Advert> advert)
    {
        advert.IsAggregate();
        advert.Property(a => a.Text).HasMaxLength(1000);
        advert.HasIndex(a => new { a.ProjectId, a.Until });
    }
}

internal sealed class StandardAnswerMapping : IEntityTypeConfiguration<StandardAnswer>
{
    public void Configure(EntityTypeBuilder<StandardAnswer> answer)
    {
        answer.IsAggregate();
        answer.Property(a => a.Answer).HasMaxLength(1000);
        answer.HasIndex(a => a.ProjectId);
    }
}
