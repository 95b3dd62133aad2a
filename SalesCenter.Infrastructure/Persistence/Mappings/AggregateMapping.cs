using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

/// <summary>What all aggregates have in common: their own ids, and a version that decides who was faster.</summary>
internal static class AggregateMapping
{
    public static void IsAggregate<T>(this EntityTypeBuilder<T> aggregate) where T : AggregateRoot
    {
        aggregate.Property(a => a.Id).ValueGeneratedNever();
        aggregate.Property(a => a.Version).IsConcurrencyToken();
        aggregate.Ignore(a => a.Events);
    }
}
