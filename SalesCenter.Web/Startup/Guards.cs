using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Features.SignIn.TwoSteps;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Startup;

/// <summary>What every request passes before it is served.</summary>
internal static class Guards
{
    /// <summary>A page of another site may not talk to this one, least of all over a websocket, which no other rule of browsers stops.</summary>
    public static void RefuseForeignOrigins(this WebApplication app) => app.Use((context, next) =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        var own = origin.Length == 0 || Uri.TryCreate(origin, UriKind.Absolute, out var from) && context.Request.Host == new HostString(from.Authority) && (!context.Request.IsHttps || from.Scheme == Uri.UriSchemeHttps);
        if (own)
            return next(context);
        app.Logger.LogWarning("A request for {Path} came from a foreign site", context.Request.Path);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Our own forms come in UTF-8; another encoding may be one that nobody here can read.</summary>
    public static void RefuseOtherEncodings(this WebApplication app) => app.Use((context, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    /// <summary>A defect beneath a page, or a database that is away: logged once under a number, which is all that the person sees.</summary>
    public static void ExplainFailures(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && failure is not (OperationCanceledException or BadHttpRequestException))
        {
            var number = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
            app.Logger.LogError(failure, "A request for {Path} failed; number {Number}", context.Request.Path, number);
            var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{texts["defect"]}\n{texts["defect.number", number]}", context.RequestAborted);
        }
    });

    /// <summary>An address that is asked in a way it does not know says so to everybody, instead of leading to the sign-in, which leads there again.</summary>
    public static void RefuseOtherMethods(this WebApplication app) => app.Use((context, next) =>
        context.GetEndpoint() is { DisplayName: "405 HTTP Method Not Supported", RequestDelegate: { } refuse } ? refuse(context) : next(context));

    /// <summary>A person who opens an address that leads nowhere sees a page; a script that asks for one gets its bare status.</summary>
    public static void UseUnknownPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/unknown", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            var isVisit = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
            if (!isVisit && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
    }

    /// <summary>Until there is a first person, every page is the set-up; afterwards it is never seen again.</summary>
    public static void UseFirstSetUp(this WebApplication app) => app.Use(async (context, next) =>
    {
        var people = context.RequestServices.GetRequiredService<PeopleBook>();
        var settingUp = context.Request.Path.StartsWithSegments("/set-up");
        var page = HttpMethods.IsGet(context.Request.Method) && !Path.HasExtension(context.Request.Path) && !context.Request.Path.StartsWithSegments("/_blazor")
            && !context.Request.Path.StartsWithSegments("/language") && !context.Request.Path.StartsWithSegments("/health");
        if (page && settingUp == (await people.All(context.RequestAborted)).Count > 0)
            context.Response.Redirect(settingUp ? "/sign-in" : "/set-up");
        else
            await next(context);
    });

    /// <summary>Whoever owes a password of their own or a second factor is led to give it, and gets nothing else before they have.</summary>
    public static void LeadToWhatIsOwed(this WebApplication app) => app.Use(async (context, next) =>
    {
        var mayPass = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || context.Request.Path == "/sign-out";
        var person = !mayPass && context.User.PersonId() is { } id ? await context.RequestServices.GetRequiredService<PeopleBook>().Find(id) : null;
        var owed = person is null ? null : context.RequestServices.GetRequiredService<SignInSettings>().OwedBy(person);
        var address = owed == SignInSettings.PasswordOwed ? PasswordPage.Address : SecondFactorPage.Address;
        if (owed is null || context.Request.Path == address)
            await next(context);
        else if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            context.Response.Redirect($"{address}?back={Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}");
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    });
}
