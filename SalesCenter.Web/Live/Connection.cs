using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SalesCenter.Web.Live;

/// <summary>
/// Whether the browser of this circuit is there. A circuit outlives its browser's connection for minutes; screens that
/// listen stop as soon as it is cut off and catch up when it is back.
/// </summary>
public sealed class Connection : CircuitHandler
{
    private event Action<bool>? Changed;

    /// <summary>Calls back when the browser is cut off (false) or back (true), until disposed.</summary>
    public IDisposable Listen(Action<bool> callback)
    {
        Changed += callback;
        return new Listening(() => Changed -= callback);
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Changed?.Invoke(false);
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Changed?.Invoke(true);
        return Task.CompletedTask;
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
