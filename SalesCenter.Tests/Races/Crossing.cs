using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Races;

/// <summary>
/// Lets two callers meet at the worst moment: both have checked and decided before either begins its transaction; then
/// they commit in the order given. The same interleaving every time, without a pause anywhere.
/// </summary>
public sealed class Crossing : DbTransactionInterceptor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly AsyncLocal<Lane?> lane = new();

    /// <summary>Whether whoever asks is one of the two.</summary>
    public bool IsUnderWay => lane.Value is not null;

    /// <summary>Runs both and tells whether they really crossed: a caller who is refused before its commit never arrives.</summary>
    public async Task<bool> Run(Func<Task> first, Func<Task> second)
    {
        var (one, other) = (new Lane(), new Lane());
        var (running, waiting) = (Enter(one, first), Enter(other, second));
        var crossed = await Arrives(one, running) & await Arrives(other, waiting);
        one.Open();
        await running;
        other.Open();
        await waiting;
        return crossed;
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (lane.Value is { } mine)
            await mine.Wait(cancellationToken);
        return result;
    }

    private Task Enter(Lane own, Func<Task> caller) => Task.Run(() =>
    {
        lane.Value = own;
        return caller();
    });

    private static async Task<bool> Arrives(Lane lane, Task caller) => await Task.WhenAny(lane.Arrived, caller).WaitAsync(Patience) == lane.Arrived;

    /// <summary>One caller's way to its first transaction; when it is asked again after a lost race, the gate is open.</summary>
    private sealed class Lane
    {
        private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Arrived => arrived.Task;

        public void Open() => gate.TrySetResult();

        public Task Wait(CancellationToken cancellation)
        {
            arrived.TrySetResult();
            return gate.Task.WaitAsync(Patience, cancellation);
        }
    }
}

/// <summary>
/// The product with a crossing before each transaction. Writers do not take turns here, because one who waits at the
/// crossing would keep the other from arriving: what is left is what also guards two servers on one database.
/// </summary>
public class CrossingCentre : TestCentre
{
    public Crossing Crossing { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(new WriteQueue(takesTurns: false)));
            services.AddSingleton(Crossing);
            services.ConfigureSalesDb(options => options.AddInterceptors(Crossing));
        });
    }
}
