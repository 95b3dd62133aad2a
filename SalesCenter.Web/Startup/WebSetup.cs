using System.Globalization;
using Microsoft.AspNetCore.Localization;
using MudBlazor;
using MudBlazor.Services;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Shell;
using SalesCenter.Web.Texts;

namespace SalesCenter.Web.Startup;

/// <summary>Screens and languages.</summary>
internal static class WebSetup
{
    private const int LargestMessage = 32 * 1024;

    public static void AddScreens(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en-US").AddSupportedUICultures("zh-CN", "en-US");

            // Until somebody chooses, the browser's first language counts where it is English; the product speaks Chinese to everybody else.
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(context => Task.FromResult(LanguageOf(context.Request)))];
        });
        services.AddMudServices();
        services.AddScoped<Messages>();
        services.AddTransient<MudLocalizer, MudWords>();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => (hub.KeepAliveInterval, hub.MaximumReceiveMessageSize) = (TimeSpan.FromSeconds(4), LargestMessage));
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }

    private static ProviderCultureResult? LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault() is { } first && first.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? new ProviderCultureResult("en-US") : null;

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
