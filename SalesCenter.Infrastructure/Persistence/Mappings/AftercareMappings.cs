using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class ServiceRequestMapping : IEntityTypeConfiguration<ServiceRequest>
{
    public void Configure(EntityTypeBuilder<ServiceRequest> request)
    {
        request.IsAggregate();
        request.Property(r => r.Text).HasMaxLength(ServiceRequest.LongestText);
        request.Property(r => r.Place).HasMaxLength(ServiceRequest.LongestPlace);
        request.Property(r => r.Answer).HasMaxLength(ServiceRequest.LongestText);
        request.OwnsMany(r => r.Moves, move =>
        {
            move.ToTable("ServiceMoves");
            move.WithOwner().HasForeignKey("RequestId");
            move.HasKey(m => m.Id);
            move.Property(m => m.Id).ValueGeneratedNever();
            move.Property(m => m.Note).HasMaxLength(ServiceRequest.LongestText);
        });
        request.HasOne<Deal>().WithMany().HasForeignKey(r => r.DealId).OnDelete(DeleteBehavior.Restrict);

        // Whose deadline is near: the clockwork asks for them.
        request.HasIndex(r => new { r.ProjectId, r.State, r.DueOn });
        request.HasIndex(r => new { r.OwnerId, r.State });
    }
}

internal sealed class ReturnCallMapping : IEntityTypeConfiguration<ReturnCall>
{
    public void Configure(EntityTypeBuilder<ReturnCall> call)
    {
        call.IsAggregate();
        call.Property(c => c.Remark).HasMaxLength(ReturnCall.LongestRemark);
        call.ToTable(table => table.HasCheckConstraint("ck_return_calls_score", "\"Score\" IS NULL OR (\"Reached\" = 1 AND \"Score\" BETWEEN 1 AND 5)"));
        call.HasOne<Deal>().WithMany().HasForeignKey(c => c.DealId).OnDelete(DeleteBehavior.Restrict);
        call.HasIndex(c => new { c.ProjectId, c.At });
    }
}
