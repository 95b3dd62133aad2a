using Microsoft.AspNetCore.Components.Authorization;

namespace SalesCenter.Web.Pipeline;

/// <summary>The one door from screens to the business: sends a message in the name of whoever is signed in here.</summary>
public sealed class UseCases(Dispatcher dispatcher, AuthenticationStateProvider authentication, SessionBook sessions)
{
    public Task<Result<TAnswer>> Send<TAnswer>(Command<TAnswer> command, CancellationToken cancellation = default) => Dispatch<TAnswer>(command, cancellation);

    public Task<Result<TAnswer>> Send<TAnswer>(Query<TAnswer> query, CancellationToken cancellation = default) => Dispatch<TAnswer>(query, cancellation);

    private async Task<Result<TAnswer>> Dispatch<TAnswer>(IMessage message, CancellationToken cancellation)
    {
        var caller = (await authentication.GetAuthenticationStateAsync()).User;
        if (caller.SessionId() is not null)
        {
            // A screen outlives its session by some seconds; nothing is done there any more.
            if (await sessions.Find(caller) is not { } session)
                return new Refusal("session.ended");
            if (message is IBaseCommand)
                await sessions.See(session);
        }
        return await dispatcher.Send<TAnswer>(message, caller.PersonId(), cancellation);
    }
}
