using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Begins and ends the session of a person in their browser; only on pages without a circuit, which can set cookies.</summary>
public sealed class Session(IHttpContextAccessor http, PeopleBook people)
{
    private HttpContext Request => http.HttpContext ?? throw new InvalidOperationException("There is no request whose session could change.");

    /// <summary>Signs the person in, or again after their password has changed.</summary>
    public async Task Begin(Guid personId)
    {
        var person = await people.Find(personId) ?? throw new InvalidOperationException("Nobody to sign in.");
        await Request.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new Claim(ClaimTypes.Name, person.Name),
            new Claim(SessionValidity.Stamp, person.SecurityStamp),
        ], IdentityConstants.ApplicationScheme)), new AuthenticationProperties { IsPersistent = true });
    }

    public Task End() => Request.SignOutAsync(IdentityConstants.ApplicationScheme);
}

/// <summary>Whether a session still counts: its person is at work, and their password is the one they signed in with.</summary>
public static class SessionValidity
{
    internal const string Stamp = "stamp";

    public static async Task<bool> Knows(this PeopleBook people, ClaimsPrincipal? session) =>
        session?.PersonId() is { } id && await people.Find(id) is { IsActive: true } person && person.SecurityStamp == session.FindFirstValue(Stamp);
}

/// <summary>Ends circuits whose session no longer counts, within half a minute.</summary>
public sealed class SessionWatch(ILoggerFactory logs, PeopleBook people) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        people.Knows(authenticationState.User);
}
