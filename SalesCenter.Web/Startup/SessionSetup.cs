using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn;

namespace SalesCenter.Web.Startup;

/// <summary>People and their sessions.</summary>
internal static class SessionSetup
{
    public static void AddPeopleAndSessions(this IServiceCollection services)
    {
        services.AddSingleton<PeopleBook>();
        services.AddIdentityCore<Person>(options =>
        {
            options.Password.RequiredLength = 8;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 1;
            options.User.AllowedUserNameCharacters = "";
        }).AddPasswordValidator<CommonPasswords>();

        // The pipeline's commit stores everything, in one transaction.
        services.AddScoped<IUserStore<Person>>(provider => new UserOnlyStore<Person, SalesDb, Guid>(provider.GetRequiredService<SalesDb>()) { AutoSaveChanges = false });

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, UseSession);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<UnknownNames>();
        services.AddScoped<Session>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
    }

    private static void UseSession(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "salescenter";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "back";
        cookie.Events.OnRedirectToReturnUrl = context =>
        {
            context.Response.Redirect(LocalAddress.Or(context.RedirectUri, "/"));
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            if (!await context.HttpContext.RequestServices.GetRequiredService<PeopleBook>().Knows(context.Principal))
                context.RejectPrincipal();
        };
    }
}
