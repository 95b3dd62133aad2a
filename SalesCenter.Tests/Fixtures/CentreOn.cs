using Microsoft.AspNetCore.Hosting;

namespace SalesCenter.Tests.Fixtures;

/// <summary>The product started on a database file that another one has left behind.</summary>
public class CentreOn(string file) : TestCentre
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.Use(file);
    }
}
