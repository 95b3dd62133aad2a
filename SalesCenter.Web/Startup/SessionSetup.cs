using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Features.SignIn.Sessions;
using SalesCenter.Web.Features.SignIn.TwoSteps;

namespace SalesCenter.Web.Startup;

/// <summary>People and their sessions.</summary>
internal static class SessionSetup
{
    /// <summary>Of PBKDF2 with HMAC-SHA512, as OWASP advises. Passwords hashed with fewer are hashed anew when their person signs in.</summary>
    private const int PasswordRounds = 210_000;

    /// <summary>Marks a request whose session has ended, so that its person is told at the door.</summary>
    private static readonly object HasEnded = new();

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
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);

        // The pipeline's commit stores everything, in one transaction.
        services.AddScoped<IUserStore<Person>>(provider => new UserOnlyStore<Person, SalesDb, Guid>(provider.GetRequiredService<SalesDb>()) { AutoSaveChanges = false });

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, UseSession);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton(provider => SignInSettings.From(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SignInSettings>((cookie, settings) => cookie.ExpireTimeSpan = settings.Longest);
        services.AddSingleton<SessionBook>();
        services.AddSingleton<HalfWay>();
        services.AddSingleton<UnknownNames>();
        services.AddScoped<Proof>();
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
        cookie.CookieManager = new SessionCookies();
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "back";
        var toSignIn = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = context =>
        {
            // Whatever host the request names, or none, the way leads to this one.
            var asked = context.Request;
            context.RedirectUri = asked.PathBase + cookie.LoginPath + QueryString.Create(cookie.ReturnUrlParameter, asked.PathBase + asked.Path + asked.QueryString) + (context.HttpContext.Items.ContainsKey(HasEnded) ? "&ended=true" : "");
            return toSignIn(context);
        };
        cookie.Events.OnRedirectToReturnUrl = context =>
        {
            context.Response.Redirect(LocalAddress.Or(context.RedirectUri, "/"));
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionBook>();
            if (await sessions.Find(context.Principal) is { } session)
            {
                await sessions.See(session);
            }
            else
            {
                context.RejectPrincipal();
                context.HttpContext.Items[HasEnded] = true;
            }
        };
    }
}
