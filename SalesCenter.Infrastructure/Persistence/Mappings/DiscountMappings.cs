using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class GeneralDiscountMapping : IEntityTypeConfiguration<GeneralDiscount>
{
    public void Configure(EntityTypeBuilder<GeneralDiscount> discount)
    {
        discount.IsAggregate();
        discount.Ignore(d => d.Latest);
        discount.Property(d => d.Earlier).IsKeptAsText();
        discount.ComplexProperty(d => d.Rule, rule => rule.Ignore(r => r.Discount).Ignore(r => r.IsGivenByItself));
        discount.HasIndex(d => d.ProjectId);
    }
}

internal sealed class SpecialDiscountMapping : IEntityTypeConfiguration<SpecialDiscount>
{
    public void Configure(EntityTypeBuilder<SpecialDiscount> discount)
    {
        discount.IsAggregate();
        discount.Ignore(d => d.Wish).Ignore(d => d.Grant).Ignore(d => d.Concession).Ignore(d => d.IsCounterOffer);
        discount.Property(d => d.Number).HasMaxLength(20);
        discount.Property(d => d.Reason).HasMaxLength(SpecialDiscount.LongestReason);
        discount.Property(d => d.Answer).HasMaxLength(SpecialDiscount.LongestReason);

        // As it was asked for and decided, each in one piece: nobody counts in them.
        discount.Property(d => d.Terms).IsKeptAsText();
        discount.Property(d => d.Claims).IsKeptAsText();
        discount.Property(d => d.Before).IsKeptAsText();
        discount.Property(d => d.Asked).IsKeptAsText();
        discount.Property(d => d.Granted).IsKeptAsText();
        discount.Property(d => d.Binding).IsKeptAsText();
        discount.Property(d => d.Evidence).IsKeptAsText();
        discount.Property(d => d.Moves).IsKeptAsText();
        discount.Property(d => d.HandledByIds).IsKeptAsText();
        discount.HasOne<Deal>().WithMany().HasForeignKey(d => d.DealId).OnDelete(DeleteBehavior.Restrict);

        // A deal has one that is awaited or can be used: of those who ask at once, the database lets one through.
        discount.HasIndex(d => d.DealId).IsUnique().HasDatabaseName("ux_special_discounts_one_open_per_deal").HasFilter($"\"{nameof(SpecialDiscount.IsOpen)}\" = 1");
        discount.HasIndex(d => new { d.ProjectId, d.Number }).IsUnique().HasDatabaseName("ux_special_discounts_number");
        discount.HasIndex(d => new { d.ProjectId, d.AskedAt });
        discount.HasIndex(d => new { d.DealId, d.AskedAt });

        // What the month has used of an approver's quota.
        discount.HasIndex(d => new { d.AuthorityOfId, d.DecidedAt }).HasFilter($"\"{nameof(SpecialDiscount.GrantedFen)}\" IS NOT NULL");

        // The clockwork asks every second which of them are due.
        discount.HasIndex(d => d.DueAt).HasFilter($"\"{nameof(SpecialDiscount.DueAt)}\" IS NOT NULL");
    }
}

internal sealed class DiscountDelegationMapping : IEntityTypeConfiguration<DiscountDelegation>
{
    public void Configure(EntityTypeBuilder<DiscountDelegation> delegation)
    {
        delegation.IsAggregate();
        delegation.HasIndex(d => new { d.ProjectId, d.Until });
    }
}
