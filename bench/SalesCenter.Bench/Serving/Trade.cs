using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Product;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Bench.Serving;

/// <summary>Consultants of an opening who take a unit and give it up again, one after the other or many at once.</summary>
internal sealed class Trade(Opening opening)
{
    private readonly ConcurrentDictionary<int, Guid> held = new();
    private int turns = -1;

    public Opening Opening => opening;

    public Task<Change> Change() => Changes(1);

    public async Task<Change> Changes(int count)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Turn(Interlocked.Increment(ref turns) % opening.Buyers.Count)));
        var committed = Stopwatch.GetTimestamp();
        await using var scope = opening.Centre.Services.CreateAsyncScope();
        var projects = scope.ServiceProvider.GetRequiredService<SalesDb>().Projects;
        return new Change(await projects.Where(project => project.Id == opening.ProjectId).Select(project => project.BoardVersion).SingleAsync(), committed);
    }

    /// <summary>The consultant takes the unit of their own number, or gives it up.</summary>
    private async Task Turn(int index)
    {
        var (consultant, customer) = opening.Buyers[index];
        if (held.TryRemove(index, out var dealId))
            _ = (await opening.Centre.Send(consultant, new GiveUpHold(opening.ProjectId, dealId))).Value;
        else
            held[index] = (await opening.Centre.Send(consultant, new HoldUnit(opening.ProjectId, opening.Units[index], customer))).Value.DealId;
    }
}
