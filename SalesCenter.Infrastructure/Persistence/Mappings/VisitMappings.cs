using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.IsAggregate();
        visit.Ignore(v => v.Counts).Ignore(v => v.IsStandIn);
        visit.Property(v => v.Phone).HasMaxLength(20);
        visit.OwnsMany(v => v.Companions, companions =>
        {
            companions.ToTable("VisitCompanions");
            companions.WithOwner().HasForeignKey("VisitId");
            companions.HasKey(c => c.Id);
            companions.Property(c => c.Id).ValueGeneratedNever();
            companions.HasIndex(c => c.Phone);
        });

        // A turn brings one visitor.
        visit.HasIndex(v => new { v.RotaId, v.Turn }).IsUnique().HasDatabaseName("ux_visits_one_per_turn").HasFilter($"\"{nameof(Visit.Turn)}\" IS NOT NULL");
        visit.HasIndex(v => new { v.ProjectId, v.ArrivedAt });
        visit.HasIndex(v => new { v.ProjectId, v.EndedAt, v.ArrivedAt });
        visit.HasIndex(v => new { v.CustomerId, v.ArrivedAt });
        visit.HasIndex(v => new { v.ProjectId, v.ReceivedAt });
        visit.HasIndex(v => new { v.ProjectId, v.Phone });
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.IsAggregate();
        invitation.HasIndex(i => new { i.ProjectId, i.State, i.At });
        invitation.HasIndex(i => new { i.State, i.EndsAt });
        invitation.HasIndex(i => new { i.CustomerId, i.At });
    }
}

internal sealed class FormLinkMapping : IEntityTypeConfiguration<FormLink>
{
    public void Configure(EntityTypeBuilder<FormLink> link)
    {
        link.IsAggregate();
        link.Property(l => l.TokenHash).HasMaxLength(64);
        link.Property(l => l.Answers).HasMaxLength(-1);
        link.HasIndex(l => l.TokenHash).IsUnique().HasDatabaseName("ux_form_links_one_per_secret");
        link.HasIndex(l => l.VisitId);
    }
}

internal sealed class ReceptionListsMapping : IEntityTypeConfiguration<ReceptionLists>
{
    public void Configure(EntityTypeBuilder<ReceptionLists> lists)
    {
        lists.IsAggregate();
        foreach (var list in lists.Metadata.ClrType.GetProperties().Where(property => property.PropertyType == typeof(string)))
            lists.Property(list.Name).HasMaxLength(2000);
        lists.HasIndex(l => l.ProjectId).IsUnique().HasDatabaseName("ux_reception_lists_one_per_project");
    }
}
