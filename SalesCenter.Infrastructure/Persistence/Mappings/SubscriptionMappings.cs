using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.IsAggregate();
        subscription.Ignore(s => s.BuyerNames).Ignore(s => s.SpecialStep).Ignore(s => s.Deposit).Ignore(s => s.Missing);
        subscription.HasOne<Deal>().WithOne().HasForeignKey<Subscription>(s => s.Id).OnDelete(DeleteBehavior.Restrict);

        // As they were agreed, in one piece: nobody counts in them.
        subscription.Property(s => s.Price).IsKeptAsText();

        // No deal below the floor or above the filed price, and no approval used twice: the database says so too.
        subscription.ToTable(table => table.HasCheckConstraint(
            "ck_subscriptions_price_in_bounds", "\"PriceFen\" IS NULL OR ((\"FloorFen\" IS NULL OR \"PriceFen\" >= \"FloorFen\") AND (\"FiledFen\" IS NULL OR \"PriceFen\" <= \"FiledFen\"))"));
        subscription.HasIndex(s => s.SpecialDiscountId).IsUnique().HasDatabaseName("ux_subscriptions_one_use_per_discount").HasFilter($"\"{nameof(Subscription.SpecialDiscountId)}\" IS NOT NULL");
        subscription.Property(s => s.Plan).IsKeptAsText();
        subscription.OwnsMany(s => s.Buyers, buyer =>
        {
            buyer.ToTable("Buyers");
            buyer.WithOwner().HasForeignKey("SubscriptionId");
            buyer.HasKey(b => b.Id);
            buyer.Property(b => b.Id).ValueGeneratedNever();
            buyer.Property(b => b.IdKept).HasMaxLength(400);
        });

        // Whose day ends without the deposit: the clockwork asks for them.
        subscription.HasIndex(s => new { s.ProjectId, s.FinishBy }).HasFilter($"\"{nameof(Subscription.SubscribedAt)}\" IS NULL");
        subscription.HasIndex(s => new { s.ProjectId, s.SubscribedAt });
    }
}

internal sealed class DealRequestMapping : IEntityTypeConfiguration<DealRequest>
{
    public void Configure(EntityTypeBuilder<DealRequest> request)
    {
        request.IsAggregate();
        request.Ignore(r => r.Next).Ignore(r => r.NeedsPapers).Ignore(r => r.NeedsFilingRevoked).Ignore(r => r.Penalty);
        request.Property(r => r.Swap).IsKeptAsText();
        request.Property(r => r.Price).IsKeptAsText();
        request.Property(r => r.Buyers).IsKeptAsText();
        request.Property(r => r.Names).IsKeptAsText();
        request.Property(r => r.Payment).IsKeptAsText();
        request.Property(r => r.Area).IsKeptAsText();
        request.Property(r => r.Clause).HasMaxLength(DealRequest.LongestClause);
        request.Property(r => r.Reason).HasMaxLength(DealRequest.LongestReason);
        request.Property(r => r.RefusedBecause).HasMaxLength(DealRequest.LongestReason);
        request.OwnsMany(r => r.Approvals, approval =>
        {
            approval.ToTable("RequestApprovals");
            approval.WithOwner().HasForeignKey("RequestId");
            approval.HasKey("RequestId", nameof(RequestApproval.Place));
            approval.Property(a => a.Place).ValueGeneratedNever();
        });
        request.HasOne<Deal>().WithMany().HasForeignKey(r => r.DealId).OnDelete(DeleteBehavior.Restrict);

        // A deal has one request under way: of those who ask at once, the database lets one through.
        request.HasIndex(r => r.DealId).IsUnique().HasDatabaseName("ux_deal_requests_one_open_per_deal").HasFilter($"\"{nameof(DealRequest.IsOpen)}\" = 1");
        request.HasIndex(r => new { r.ProjectId, r.IsOpen, r.AskedAt });
        request.HasIndex(r => new { r.DealId, r.AskedAt });
    }
}
