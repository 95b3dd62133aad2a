using Microsoft.EntityFrameworkCore;
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
}
