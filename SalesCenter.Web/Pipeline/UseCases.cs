using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace SalesCenter.Web.Pipeline;

/// <summary>The one door from screens to the business: sends a message in the name of whoever is signed in here.</summary>
public sealed class UseCases(Dispatcher dispatcher, AuthenticationStateProvider authentication)
{
    public Task<Result<TAnswer>> Send<TAnswer>(Command<TAnswer> command, CancellationToken cancellation = default) => Dispatch<TAnswer>(command, cancellation);

    public Task<Result<TAnswer>> Send<TAnswer>(Query<TAnswer> query, CancellationToken cancellation = default) => Dispatch<TAnswer>(query, cancellation);

    private async Task<Result<TAnswer>> Dispatch<TAnswer>(IMessage message, CancellationToken cancellation)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await dispatcher.Send<TAnswer>(message, state.User.PersonId(), cancellation);
    }
}

/// <summary>Reads the person out of a session.</summary>
public static class SessionClaims
{
    /// <summary>The signed-in person's id; nothing for anonymous callers and for TVs.</summary>
    public static Guid? PersonId(this ClaimsPrincipal session) =>
        session.Identity?.IsAuthenticated == true && Guid.TryParse(session.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && id != Guid.Empty ? id : null;
}
