using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.IsAggregate();
        subscription.Ignore(s => s.BuyerNames).Ignore(s => s.Deposit).Ignore(s => s.Missing);
        subscription.HasOne<Deal>().WithOne().HasForeignKey<Subscription>(s => s.Id).OnDelete(DeleteBehavior.Restrict);

        // As they were agreed, in one piece: nobody counts in them.
        subscription.Property(s => s.Price).IsKeptAsText();
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
        request.Ignore(r => r.Next).Ignore(r => r.NeedsPapers);
        request.Property(r => r.Swap).IsKeptAsText();
        request.Property(r => r.Buyers).IsKeptAsText();
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
    }
}

internal sealed class GeneralDiscountMapping : IEntityTypeConfiguration<GeneralDiscount>
{
    public void Configure(EntityTypeBuilder<GeneralDiscount> discount)
    {
        discount.IsAggregate();
        discount.ComplexProperty(d => d.Rule, rule => rule.Ignore(r => r.Discount).Ignore(r => r.IsGivenByItself));
        discount.HasIndex(d => d.ProjectId);
    }
}

/// <summary>Values that are stored as readable JSON in one column, because nothing asks for a part of them.</summary>
internal static class KeptAsText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new InFen() },
    };

    /// <summary>The value is immutable: another one is another object.</summary>
    public static void IsKeptAsText<T>(this PropertyBuilder<T?> property) where T : class => property.HasMaxLength(-1).HasConversion(
        value => JsonSerializer.Serialize(value, Readable), stored => JsonSerializer.Deserialize<T>(stored, Readable),
        new ValueComparer<T?>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));

    private sealed class InFen : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }
}
