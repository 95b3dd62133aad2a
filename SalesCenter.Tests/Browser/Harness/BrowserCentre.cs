using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>
/// The whole product as people meet it: on a port of this machine, with the real clock and everything that runs by
/// itself, on a database of its own with one small project. Everybody there signs in with <see cref="Password"/>.
/// </summary>
public class BrowserCentre : TestCentre, IAsyncLifetime
{
    public const string Password = "sea breeze at noon";

    public BrowserCentre() => UseKestrel(0);

    public override DateTime Now => DateTime.UtcNow;

    public Uri Address => ClientOptions.BaseAddress;

    public SmallProject Project { get; private set; } = null!;

    /// <summary>The project's code as in addresses.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Somebody with every right of an administrator, in all projects.</summary>
    public Guid Administrator { get; private set; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Development serves the styles and scripts of packages from where they were built.
        builder.UseEnvironment("Development");
        builder.Use(DatabaseFile);
        builder.UseSetting("Demo:Seed", "false");
        builder.UseSetting("Demo:Simulate", "false");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "None");
        builder.ConfigureServices(HashQuickly);
    }

    public virtual async ValueTask InitializeAsync()
    {
        StartServer();
        Project = await SmallProject.In(this);
        Code = await Database(db => db.Projects.Where(project => project.Id == Project.Id).Select(project => project.Code).SingleAsync());
        Administrator = await Hire("周系统", Role.Administrator, null);
        await GivePasswords();
    }

    /// <summary>A page at which this person has signed in, at the given address of the project such as <c>board</c>.</summary>
    public async Task<DeskPage> SignIn(Chromium chromium, Guid personId, string page, Screen? screen = null)
    {
        var desk = await Open(chromium, $"/sign-in?back={Uri.EscapeDataString($"/p/{Code}/{page}")}", screen);
        await desk.SignIn(await UserName(personId), Password);
        return desk;
    }

    public Task<string> UserName(Guid personId) => Database(db => db.Users.Where(person => person.Id == personId).Select(person => person.UserName!).SingleAsync());

    /// <summary>A page of somebody who has not signed in.</summary>
    public async Task<DeskPage> Open(Chromium chromium, string address, Screen? screen = null)
    {
        var visit = await chromium.Visit(Address, screen ?? Screen.Tablet);
        var desk = new DeskPage(await visit.NewPageAsync());
        await desk.Page.GotoAsync(address);
        return desk;
    }

    /// <summary>Lets everybody sign in who has no password yet.</summary>
    public async Task GivePasswords()
    {
        await Database(async db =>
        {
            foreach (var person in await db.Users.Where(person => person.PasswordHash == null).ToListAsync())
            {
                person.NormalizedUserName = person.UserName!.ToUpperInvariant();
                person.SecurityStamp = Guid.NewGuid().ToString("N");
                person.PasswordHash = Hasher.HashPassword(person, Password);
            }
        });
        Services.GetRequiredService<PeopleBook>().Forget();
    }
}
