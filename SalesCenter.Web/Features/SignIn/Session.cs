using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn.Sessions;
using SalesCenter.Web.Features.SignIn.TwoSteps;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Begins and ends the session of a person in their browser; only on pages without a circuit, which can set cookies.</summary>
public sealed class Session(IHttpContextAccessor http, PeopleBook people, SignInSettings settings)
{
    private HttpContext Request => http.HttpContext ?? throw new InvalidOperationException("There is no request whose session could change.");

    /// <summary>What this browser calls itself.</summary>
    public string Device => Devices.NameOf(Request.Request.Headers.UserAgent);

    /// <summary>Whether a password must not be typed here, because it would cross the network in the open.</summary>
    public bool IsInTheOpen => !settings.PlainHttp && !Request.Request.IsHttps && Request.Connection.RemoteIpAddress is { } from && !System.Net.IPAddress.IsLoopback(from);

    /// <summary>The pass of somebody whose password was right and whose code is missing; nothing when there is none.</summary>
    public string? Pass => SessionCookies.Read(Request, HalfWay.Cookie);

    /// <summary>Whether whoever is signed in here still has the password that somebody gave them.</summary>
    public async ValueTask<bool> HasFirstPassword() => Request.User.PersonId() is { } id && await people.Find(id) is { HasFirstPassword: true };

    /// <summary>Gives this browser the session that has begun, in place of any other.</summary>
    public async Task Begin(Guid sessionId)
    {
        // Begun on another server a moment ago, perhaps.
        people.Forget();
        var session = await people.FindSession(sessionId) ?? throw new InvalidOperationException("No session has begun.");
        var person = (await people.Find(session.PersonId))!;
        SessionCookies.Forget(Request, HalfWay.Cookie);
        await Request.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new Claim(ClaimTypes.Name, person.Name),
            new Claim(SessionBook.Stamp, person.SecurityStamp),
            new Claim(SessionBook.Id, session.Id.ToString()),
        ], IdentityConstants.ApplicationScheme)), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Keeps the pass for the few minutes in which the code can be given; nobody is signed in by it.</summary>
    public void AwaitCode(string pass) => SessionCookies.Keep(Request, HalfWay.Cookie, pass, HalfWay.Patience);

    public Task End() => Request.SignOutAsync(IdentityConstants.ApplicationScheme);
}

/// <summary>Ends circuits whose session no longer counts, within some seconds.</summary>
public sealed class SessionWatch(ILoggerFactory logs, SessionBook sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        sessions.Knows(authenticationState.User);
}
