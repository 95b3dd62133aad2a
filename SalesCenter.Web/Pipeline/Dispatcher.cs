using System.Diagnostics;
using SalesCenter.Infrastructure.Measuring;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Pipeline;

/// <summary>
/// Sends a message through the pipeline in a scope of its own and turns what comes out into a <see cref="Result{T}"/>.
/// A command that lost a race is asked again from the start, so that the rules themselves say who was faster. So is a message that
/// met a passing trouble of the database, after a pause: under the same request id it has one effect, even when its first attempt was
/// committed and only the answer was lost.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, BoardGlance board, DatabaseKind database, StorageWatch storage, ILogger<Dispatcher> log)
{
    private const int Attempts = 5, AttemptsInTrouble = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <param name="callerId">The person whose session it is; the empty id for the product itself; nobody when anonymous.</param>
    public async Task<Result<TAnswer>> Send<TAnswer>(IMessage message, Guid? callerId, CancellationToken cancellation = default)
    {
        if (message is not ICommand<TAnswer>)
            return await Ask<TAnswer>(message, callerId, cancellation);
        var (name, began) = (message.GetType().Name, Stopwatch.GetTimestamp());
        using var trace = Telemetry.Begin(name);
        var result = await Ask<TAnswer>(message, callerId, cancellation);
        Telemetry.Answered(name, result.Refusal?.Code ?? Telemetry.Done, began, trace);
        return result;
    }

    private async Task<Result<TAnswer>> Ask<TAnswer>(IMessage message, Guid? callerId, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
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
                Telemetry.LostRace(message.GetType().Name);
                log.LogDebug("{Message} lost a race and is asked again", message.GetType().Name);
            }
            catch (Exception failure) when (attempt < AttemptsInTrouble && Faults.MayPass(failure) && Stopwatch.GetElapsedTime(begun) < database.Patience)
            {
                log.LogWarning("{Message} met a passing trouble of the database and is asked again: {Trouble}", message.GetType().Name, DatabaseKind.TroubleIn(failure));
                await Task.Delay(Pause(attempt), cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                storage.Saw(failure);
                return Faults.Explain(failure, message, log);
            }
        }
    }

    /// <summary>Longer each time, and never the same for two who met the same trouble at the same moment.</summary>
    private static TimeSpan Pause(int attempt) => FirstPause * Math.Pow(3, attempt - 1) * (0.5 + Random.Shared.NextDouble());

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
