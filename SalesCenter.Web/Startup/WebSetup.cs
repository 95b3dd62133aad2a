using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.RateLimiting;
using MudBlazor;
using MudBlazor.Services;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Texts;

namespace SalesCenter.Web.Startup;

/// <summary>Screens, languages, and what keeps strangers' requests in bounds.</summary>
internal static class WebSetup
{
    private const int SignInsPerMinute = 30;
    private const int CircuitsPerPerson = 25;
    private const int VisitorFormsPerMinute = 60;

    public static void AddScreens(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en-US").AddSupportedUICultures("zh-CN", "en-US");

            // The product speaks Chinese until somebody chooses otherwise, whatever their browser prefers.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        services.AddMudServices(options => (options.SnackbarConfiguration.PositionClass, options.SnackbarConfiguration.MaxDisplayedSnackbars) = (Defaults.Classes.Position.BottomStart, 2));
        services.AddTransient<MudLocalizer, MudWords>();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(4));
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddRateLimiter(LimitRequests);
    }

    /// <summary>Sign-ins and visitors' forms by address, circuits by person; everybody else works on.</summary>
    private static void LimitRequests(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => (context.Request.Method, PageOf(context.Request)) switch
        {
            ("POST", "/sign-in" or "/set-up" or "/me/password") => RateLimitPartition.GetFixedWindowLimiter(
                $"sign-in {context.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }),
            (_, var page) when page.StartsWith("/f/", StringComparison.Ordinal) => RateLimitPartition.GetFixedWindowLimiter(
                $"visitor forms {context.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = VisitorFormsPerMinute, Window = TimeSpan.FromMinutes(1) }),
            (_, "/_blazor") => RateLimitPartition.GetConcurrencyLimiter(
                $"circuits {context.User.PersonId()}", _ => new ConcurrencyLimiterOptions { PermitLimit = CircuitsPerPerson }),
            _ => RateLimitPartition.GetNoLimiter(""),
        });
        options.OnRejected = async (rejected, cancellation) =>
        {
            var texts = rejected.HttpContext.RequestServices.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<SignInTexts>>();
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync(texts["sign-in.too-many"], cancellation);
        };
    }

    /// <summary>Routing takes /Sign-In/ for the same page as /sign-in, and so must whoever counts.</summary>
    private static string PageOf(HttpRequest request) => request.Path.ToString().TrimEnd('/').ToLowerInvariant();

    /// <summary>Another language for this browser, from the next page on.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder routes) => routes.MapGet("/language/{culture}", (string culture, string? back, HttpContext context) =>
    {
        if (culture is "zh-CN" or "en-US")
        {
            var choice = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(culture)));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, choice, new CookieOptions
            {
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }
        return Results.LocalRedirect(LocalAddress.Or(back, "/"));
    }).AllowAnonymous();
}
