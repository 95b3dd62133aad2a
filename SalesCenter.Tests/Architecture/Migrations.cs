using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Architecture;

/// <summary>The migrations of both databases lead to the model as it is.</summary>
public sealed class Migrations
{
    [Fact]
    public void Of_the_embedded_database_are_complete()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        db.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Fact]
    public void Of_the_server_are_complete()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        db.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Fact]
    public void Let_no_row_wait_for_a_number_that_the_database_gives_to_another_so_that_statements_can_be_written_before_the_turn()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys())
            .Where(key => key.PrincipalKey.Properties.Any(property => property.ValueGenerated != ValueGenerated.Never && property.ClrType != typeof(Guid)))
            .Select(key => $"{key}").Should().BeEmpty();
    }
}
