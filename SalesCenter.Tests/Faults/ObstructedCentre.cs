using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Faults;

/// <summary>The product on a database that is told, at each connection, to be read-only or full.</summary>
internal sealed class ObstructedCentre : TestCentre
{
    public ObstructedCentre() => TestDatabase.RequireFile("its disk and its locks are not ours to obstruct.");

    /// <summary>What SQLite is told.</summary>
    public string Obstruction { get; set; } = "";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.ConfigureSalesDb(options => options.AddInterceptors(new Obstructing(this))));
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
