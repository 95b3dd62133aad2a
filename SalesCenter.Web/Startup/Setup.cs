using FluentValidation;
using Microsoft.AspNetCore.Identity;
using MudBlazor.Services;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Board.Tv;
using SalesCenter.Web.Live;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Startup;

/// <summary>Puts the product together.</summary>
public static class Setup
{
    /// <summary>Registers everything the product is made of.</summary>
    public static void AddSalesCenter(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.SettleIn();
        builder.AddLogs();
        builder.AddDemonstration();
        services.AddSingleton(TimeProvider.System);
        services.AddSalesDatabase(builder.Configuration);
        services.AddUseCases();
        services.AddLiveBoards();
        services.AddPeople();
        services.AddHonesty();
        services.AddPublicBoards();
        services.AddLocalization();
        services.AddMudServices();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
    }

    /// <summary>The way of a message: who may send it, whether it makes sense, what it does, and one commit.</summary>
    private static void AddUseCases(this IServiceCollection services)
    {
        services.AddMediator(options =>
        {
            options.ServiceLifetime = ServiceLifetime.Scoped;
            options.Assemblies = [typeof(UseCases)];
            options.PipelineBehaviors = [typeof(AuthorisationStep<,>), typeof(ValidationStep<,>), typeof(CommitStep<,>)];
        });
        services.AddValidatorsFromAssemblyContaining<UseCases>(includeInternalTypes: true);
        services.AddSingleton<Dispatcher>();
        services.AddScoped<UseCases>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Notices>();
        services.AddSingleton<Words>();
    }

    private static void AddLiveBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardBook>();
        services.AddSingleton<BoardFeed>();
        services.AddSingleton<DeskFeed>();
        services.AddSingleton<BoardRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardRelay>());
        services.AddSingleton<DeskRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskRelay>());
        services.AddHostedService<Clockwork>();
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PeopleBook>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<Person>()
            .AddEntityFrameworkStores<SalesDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }

    /// <summary>In production, one JSON object a line for the operator's tools; ids of people, never names or numbers.</summary>
    private static void AddLogs(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction())
            builder.Logging.ClearProviders().AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "O"));
    }

    /// <summary>Creates or updates the embedded database before anybody is served.</summary>
    public static async Task PrepareDatabase(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await DatabaseSetup.Prepare(scope.ServiceProvider.GetRequiredService<SalesDb>(), mayMigrateServer: false, CancellationToken.None);
    }

    /// <summary>The way of a request.</summary>
    public static void UseSalesCenter(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapProbes();
        app.MapTv();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.GreetWhenStarted();
    }
}
