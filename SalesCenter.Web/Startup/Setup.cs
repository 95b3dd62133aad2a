using FluentValidation;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SalesCenter.Infrastructure.Backplane;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Board.Grid;
using SalesCenter.Web.Features.Board.Tv;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Customers.Documents;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.DayEnds;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Lists;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Papers;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Features.Stock.Import.Upload;
using SalesCenter.Web.Features.Stock.Layouts;
using SalesCenter.Web.Features.Stock.Units;
using SalesCenter.Web.Features.Today;
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
        builder.AddMeasurements();
        services.AddSystemd();
        services.AddHeartbeat();
        services.AddSingleton(TimeProvider.System);
        services.AddSalesDatabase(builder.Configuration);
        services.AddPrivacy(builder.Configuration);
        SessionKeys.Use(services);
        RedisBackplane.Use(services, builder.Configuration);
        services.AddUseCases();
        services.AddLiveBoards();
        services.AddPeopleAndSessions();
        builder.LimitServer();
        services.AddHonesty();
        services.CompressFiles();
        services.AddPublicBoards();
        services.AddSingleton<Uploads>();
        services.AddHostedService<UploadSweep>();
        services.AddSingleton<PictureFolder>();
        services.AddSingleton<ScanFolder>();
        services.AddScreens();
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
        services.AddSingleton<StorageWatch>();
        services.AddSingleton<Dispatcher>();
        services.AddScoped<UseCases>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Notices>();
        services.AddScoped<Registrar>();
        services.AddScoped<PaperFactsReader>();
        services.AddScoped<ContractFacts>();
        services.AddScoped<HandoverFacts>();
        services.AddScoped<DayEndReader>();
        services.AddScoped<FilesToday>();
        services.AddScoped<DiscountApprovers>();
        services.AddSingleton<PendingBook>();
        services.AddScoped<DiscountKeeper>();
        services.AddScoped<Features.Contracts.ContractKeeper>();
        services.AddScoped<Features.Payments.Receipts>();
        services.AddScoped<RotaKeeper>();
        services.AddScoped<FormClerk>();
        services.AddScoped<Receptionist>();
        services.AddScoped<ReportBook>();
        services.AddScoped<CustomerSearch>();
        services.AddScoped<Erasure>();
        services.AddScoped<CustomerBook>();
        services.AddSingleton<Words>();
    }

    private static void AddLiveBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardBook>();
        services.AddSingleton<BoardGlance>();
        services.AddSingleton<BoardFeed>();
        services.AddSingleton<DeskFeed>();
        services.AddSingleton<ReceptionFeed>();
        services.AddSingleton<ReceptionRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<ReceptionRelay>());
        services.AddSingleton<DealFeed>();
        services.AddSingleton<DealRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<DealRelay>());
        services.AddSingleton<DiscountFeed>();
        services.AddSingleton<DiscountRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<DiscountRelay>());
        services.AddSingleton<CustomerFeed>();
        services.AddSingleton<CustomerRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<CustomerRelay>());
        services.AddSingleton<PoolFeed>();
        services.AddSingleton<PoolRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<PoolRelay>());
        services.AddSingleton<CellFaces>();
        services.AddScoped<Connection>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<Connection>());
        services.AddSingleton<BoardRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardRelay>());
        services.AddSingleton<DeskRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskRelay>());
        services.AddHostedService<Clockwork>();
    }

    /// <summary>Style sheets and scripts of packages come without a compressed twin. Pages are never compressed: their length would tell of what is secret in them (BREACH).</summary>
    private static void CompressFiles(this IServiceCollection services) =>
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, ["text/css", "text/javascript"]));

    /// <summary>In production, one JSON object a line for the operator's tools; ids of people, never names or numbers.</summary>
    private static void AddLogs(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction())
            builder.Logging.ClearProviders().AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "O"));
    }

    /// <summary>Does two things at once before anybody is served: brings the database up to date, and finds out which pages there are.</summary>
    public static Task Prepare(this WebApplication app) => Task.WhenAll(Task.Run(() => PrepareDatabase(app)), Task.Run(() => FindPages(app)));

    /// <summary>The source of pages looks for them when it is first asked whether they changed.</summary>
    private static void FindPages(IEndpointRouteBuilder app)
    {
        foreach (var source in app.DataSources)
            source.GetChangeToken();
    }

    /// <summary>Creates or updates the embedded database, as soon as it can be reached.</summary>
    private static Task PrepareDatabase(WebApplication app) => app.WhenDatabaseIsThere(async () =>
    {
        if (Place.OfEmbedded(app.Configuration) is { } file)
            app.Services.GetRequiredService<DatabasePresence>().Hold(file);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        await DatabaseSetup.Prepare(db, mayMigrateServer: false, CancellationToken.None);
        await PrivacySetup.RequireRightKey(db, app.Services.GetRequiredService<IdentityVault>(), app.Configuration, CancellationToken.None);
    });

    /// <summary>The way of a request.</summary>
    public static void UseSalesCenter(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseSecurityHeaders();
        app.RefuseForeignOrigins();
        app.RefuseOtherEncodings();
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment())
            app.ExplainFailures();
        app.UseUnknownPage();
        app.UseFirstSetUp();
        app.RefuseOtherMethods();
        app.UseAuthentication();
        app.LimitRequests();
        app.LeadToWhatIsOwed();
        app.UseAuthorization();
        app.LeaveOutMistypedParameters();
        app.UseAntiforgery();
        app.UseResponseCompression();
        app.MapStaticAssets().AllowAnonymous();
        app.MapProbes();
        app.MapTv();
        app.MapStockExport();
        app.MapReportExport();
        app.MapPictures();
        app.MapScans();
        app.MapDocuments();
        app.MapEvidence();
        app.MapPapers();
        app.MapListExports();
        app.MapAftercareExports();
        app.MapHandoverExports();
        app.MapLanguages();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.GreetWhenStarted();
    }
}
