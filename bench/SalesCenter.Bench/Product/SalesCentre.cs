using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Startup;

namespace SalesCenter.Bench.Product;

/// <summary>The whole product as it is delivered, with relay and clockwork running, on a database file of its own.</summary>
internal sealed class SalesCentre : IAsyncDisposable
{
    private readonly WebApplication app;

    private SalesCentre(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public static async Task<SalesCentre> Open(BenchFolder folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(UseCases).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseSetting("Database:Path", folder.NewFile("product"));
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter((_, level) => level >= LogLevel.Error);
        builder.AddSalesCenter();
        var app = builder.Build();
        await app.PrepareDatabase();
        await app.StartAsync();
        return new SalesCentre(app);
    }

    /// <summary>Sends a command in a person's name, as their screen would.</summary>
    public Task<Result<TAnswer>> Send<TAnswer>(Guid personId, Command<TAnswer> command) => Services.GetRequiredService<Dispatcher>().Send<TAnswer>(command, personId);

    /// <summary>Works on the database directly, in one commit.</summary>
    public async Task Database(Func<SalesDb, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        await work(db);
        await db.SaveChangesAsync();
        Services.GetRequiredService<PeopleBook>().Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
