using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Faults;

/// <summary>The product on a database that is told, at each connection, to be read-only or full.</summary>
internal sealed class ObstructedCentre : TestCentre
{
    /// <summary>What SQLite is told.</summary>
    public string Obstruction { get; set; } = "";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.ConfigureDbContext<SqliteSalesDb>(options => options.AddInterceptors(new Obstructing(this))));
    }

    private sealed class Obstructing(ObstructedCentre centre) : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = centre.Obstruction;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
