using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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

    /// <summary>Starts the product; a bench may add endpoints of its own.</summary>
    public static Task<SalesCentre> Open(BenchFolder folder, string address = "http://127.0.0.1:0", Action<SalesCentre, WebApplication>? also = null) =>
        OpenFile(folder.NewFile("product"), address, also);

    /// <summary>Starts the product on a database that stays.</summary>
    public static async Task<SalesCentre> OpenFile(string database, string address = "http://127.0.0.1:0", Action<SalesCentre, WebApplication>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(UseCases).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Solution.PathTo("SalesCenter.Web", "wwwroot"),
            EnvironmentName = "Production",
        });
        builder.WebHost.UseUrls(address);
        builder.WebHost.UseSetting("Database:Path", database);

        // A bench is everybody at once, from one address and without telephones.
        builder.WebHost.UseSetting("SignIn:SecondFactor", "false");
        foreach (var limit in new[] { nameof(Limits.CircuitsPerAddress), nameof(Limits.CircuitStartsPerMinute), nameof(Limits.BoardsPerAddress), nameof(Limits.BoardStartsPerMinute) })
            builder.WebHost.UseSetting($"{nameof(Limits)}:{limit}", "100000");
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter((_, level) => level >= LogLevel.Error);
        builder.AddSalesCenter();
        var app = builder.Build();
        app.UseSalesCenter();
        await app.Prepare();
        var centre = new SalesCentre(app);
        also?.Invoke(centre, app);
        await app.StartAsync();
        return centre;
    }

    /// <summary>Sends a command in a person's name, as their screen would.</summary>
    public Task<Result<TAnswer>> Send<TAnswer>(Guid personId, Command<TAnswer> command) => Services.GetRequiredService<Dispatcher>().Send<TAnswer>(command, personId);

    /// <summary>The cookie header of a person who has signed in.</summary>
    public string CookieOf(Guid personId)
    {
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var begun = new PersonSession { PersonId = personId, BeganAt = DateTime.UtcNow, LastSeenAt = DateTime.UtcNow, EndsAt = DateTime.UtcNow.AddDays(1) };
        Database(async db => await db.Sessions.AddAsync(begun)).GetAwaiter().GetResult();
        var session = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, personId.ToString()), new Claim(SessionBook.Stamp, ""), new Claim(SessionBook.Id, begun.Id.ToString())], IdentityConstants.ApplicationScheme));
        var ticket = new AuthenticationTicket(session, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow }, IdentityConstants.ApplicationScheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Works on the database directly, in one commit.</summary>
    public async Task Database(Func<SalesDb, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        await work(db);
        await db.SaveChangesAsync();
        Services.GetRequiredService<PeopleBook>().Forget();
    }

    /// <summary>Runs until the process is ended.</summary>
    public Task Serve() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
