using System.Diagnostics;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Pipeline;

/// <summary>
/// Sends a message through the pipeline in a scope of its own and turns what comes out into a <see cref="Result{T}"/>.
/// A command that lost a race is asked again from the start, so that the rules themselves say who was faster.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, BoardGlance board, ILogger<Dispatcher> log)
{
    private const int Attempts = 5;

    /// <param name="callerId">The person whose session it is; the empty id for the product itself; nobody when anonymous.</param>
    public async Task<Result<TAnswer>> Send<TAnswer>(IMessage message, Guid? callerId, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (message is UnitWish<TAnswer> wish && callerId is { } id && await board.TooLate(wish, id, cancellation) is { } taken)
                    return taken;
                return await SendOnce<TAnswer>(message, callerId, cancellation);
            }
            catch (RefusedException refused)
            {
                return refused.Refusal;
            }
            catch (LostRaceException) when (attempt < Attempts)
            {
                log.LogDebug("{Message} lost a race and is asked again", message.GetType().Name);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return Faults.Explain(failure, message, log);
            }
        }
    }

    private async Task<TAnswer> SendOnce<TAnswer>(IMessage message, Guid? callerId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ClaimedId = callerId;
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        return message switch
        {
            ICommand<TAnswer> command => await mediator.Send(command, cancellation),
            IQuery<TAnswer> query => await mediator.Send(query, cancellation),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>Somebody else changed the same thing between this command's check and its commit.</summary>
public sealed class LostRaceException(Exception inner) : Exception("The command lost a race.", inner);
