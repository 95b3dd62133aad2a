using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Live;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Fixtures;

/// <summary>
/// The whole product on a database of its own, with a clock that stands still and nothing that runs by itself: what
/// the relay and the clockwork do, a test asks for. Disposed, it takes its file along.
/// </summary>
public class TestCentre : WebApplicationFactory<Program>
{
    /// <summary>Tuesday 24 November 2026, 10:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-test-").FullName;

    /// <summary>Begins with a copy of an empty database: hundreds of products are made, and bringing each up to date takes longer than most tests.</summary>
    public TestCentre() => TestDatabase.Make(DatabaseFile);

    public FakeTimeProvider Clock { get; } = new(Morning);

    public virtual DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public string DatabaseFile => Path.Combine(folder, "test.db");

    /// <summary>The clockwork, which here runs only when told to.</summary>
    public Clockwork Clockwork => ActivatorUtilities.CreateInstance<Clockwork>(Services);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.Use(DatabaseFile);
        builder.UseSetting("SignIn:SecondFactor", "false");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<IHostedService>();
            HashQuickly(services);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            if (!TestDatabase.IsOnServer)
                services.ConfigureSalesDb(options => options.AddInterceptors(ServerTranslation.OfEveryQuery));
        });
    }

    /// <summary>Hashes passwords as this product does.</summary>
    public PasswordHasher<Person> Hasher => new(Services.GetRequiredService<IOptions<PasswordHasherOptions>>());

    /// <summary>Passwords are as hard to guess as they must be; thousands of them are not worth minutes here.</summary>
    protected static void HashQuickly(IServiceCollection services) => services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);

    /// <summary>Sends a command in a person's name, as their screen would.</summary>
    public Task<Result<TAnswer>> Send<TAnswer>(Guid personId, Command<TAnswer> command) => Services.GetRequiredService<Dispatcher>().Send<TAnswer>(command, personId);

    /// <summary>Asks in a person's name, as their screen would.</summary>
    public Task<Result<TAnswer>> Ask<TAnswer>(Guid personId, Query<TAnswer> query) => Services.GetRequiredService<Dispatcher>().Send<TAnswer>(query, personId);

    /// <summary>Sends a command as the product itself does.</summary>
    public Task<Result<TAnswer>> SendAsProduct<TAnswer>(Command<TAnswer> command) => Send(Guid.Empty, command);

    /// <summary>Works on the database directly; what is changed is saved.</summary>
    public async Task<T> Database<T>(Func<SalesDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var result = await work(db);
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync();
        return result;
    }

    public Task Database(Func<SalesDb, Task> work) => Database<object?>(async db =>
    {
        await work(db);
        return null;
    });

    /// <summary>A person with one role, in one project or in all.</summary>
    public async Task<Guid> Hire(string name, Role role, Guid? projectId)
    {
        var person = new Person { UserName = $"{role}-{Guid.NewGuid():N}", DisplayName = name };
        person.Memberships.Add(new Membership { PersonId = person.Id, Role = role, ProjectId = projectId });
        await Database(async db => await db.Users.AddAsync(person));
        Services.GetRequiredService<PeopleBook>().Forget();
        return person.Id;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        TestDatabase.Remove(DatabaseFile);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
