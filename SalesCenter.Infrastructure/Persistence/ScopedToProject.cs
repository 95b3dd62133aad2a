using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>Gives every row that belongs to a project the filter that keeps other projects' rows out of sight.</summary>
internal static class ScopedToProject
{
    public static void Apply(ModelBuilder builder, SalesDb db)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.GetProperty("ProjectId")?.PropertyType == typeof(Guid) && !type.IsOwned()))
        {
            var row = Expression.Parameter(type.ClrType, "row");
            var inScope = Expression.Equal(Expression.Property(row, "ProjectId"), Expression.Property(Expression.Constant(db), nameof(SalesDb.ScopeProjectId)));
            builder.Entity(type.ClrType).HasQueryFilter(Expression.Lambda(inScope, row));
        }
    }
}
