using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Bench.Soak.People;

/// <summary>A sales centre with somebody at every desk, and what anybody there may do; every answer goes into the journal.</summary>
internal sealed partial class Office(SalesCentre centre, Guid projectId, ILookup<Role, Guid> people, Journal journal)
{
    private const double DoubleTaps = 0.04;

    private static DateTime Now => DateTime.UtcNow;

    private static DateOnly Today => new ProjectSettings().Calendar.DateOf(Now);

    /// <summary>A unit that somebody has something to do with: mostly one that is being sold, else one that is free.</summary>
    public async Task<Guid?> SomeUnit(Random chance)
    {
        var wantsOpen = chance.NextDouble() < 0.85;
        var open = await Database(db => db.Deals.IgnoreQueryFilters().Where(deal => deal.ProjectId == projectId && deal.IsOpen && deal.Stage < DealStage.HandedOver).Select(deal => deal.UnitId).ToListAsync());
        if (wantsOpen && open.Count > 3)
            return open[chance.Next(open.Count)];
        var free = await Database(db => db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == projectId && unit.Status == UnitStatus.Available).OrderBy(unit => unit.Id).Select(unit => unit.Id).Take(20).ToListAsync());
        return free.Count > 0 ? free[chance.Next(free.Count)] : open.Count > 0 ? open[chance.Next(open.Count)] : null;
    }

    /// <summary>Several consultants want one unit in the same moment.</summary>
    public async Task Rush(Guid unitId, Random chance)
    {
        var wishes = new List<Func<Task>>();
        foreach (var consultant in people[Role.Consultant].OrderBy(_ => chance.Next()).Take(3))
        {
            if (await CustomerOf(consultant, chance) is { } customer)
                wishes.Add(() => Do(Role.Consultant, consultant, new SalesCenter.Web.Features.Deals.HoldUnit.HoldUnit(projectId, unitId, customer)));
        }
        await Task.WhenAll(wishes.Select(wish => Task.Run(wish)));
    }

    private Guid One(Role role) => people[role].First();

    private Guid Somebody(Role role, Random chance) => people[role].ElementAt(chance.Next(people[role].Count()));

    /// <summary>A consultant who has their one hold still to give; nobody when all are busy.</summary>
    private async Task<Guid?> FreeConsultant(Random chance)
    {
        var busy = await Database(db => db.Deals.IgnoreQueryFilters().Where(deal => deal.ProjectId == projectId && deal.IsOpen && deal.Stage == DealStage.Held).Select(deal => deal.ConsultantId).ToListAsync());
        var free = people[Role.Consultant].Except(busy).ToList();
        return free.Count == 0 ? null : free[chance.Next(free.Count)];
    }

    private Task<Guid?> CustomerOf(Guid consultantId, Random chance) => Database(async db =>
    {
        var own = await db.Customers.IgnoreQueryFilters().Where(customer => customer.ProjectId == projectId && customer.OwnerId == consultantId).Select(customer => customer.Id).ToListAsync();
        return own.Count == 0 ? (Guid?)null : own[chance.Next(own.Count)];
    });

    private Task<Refusal?> Do<T>(Role role, Command<T> command) => Do(role, One(role), command);

    /// <summary>Sends a command and writes its answer down; now and then it is tapped twice, and must be answered alike.</summary>
    private async Task<Refusal?> Do<T>(Role role, Guid personId, Command<T> command)
    {
        if (Random.Shared.NextDouble() >= DoubleTaps)
            return (await Send(role, personId, command)).Refusal;
        var answers = await Task.WhenAll(Task.Run(() => Send(role, personId, command)), Task.Run(() => Send(role, personId, command)));
        if (answers.All(answer => answer.Succeeded) && JsonSerializer.Serialize(answers[0].Value) != JsonSerializer.Serialize(answers[1].Value))
            Console.WriteLine($"ANOMALY {command.GetType().Name} {command.RequestId} was answered in two ways");
        return answers[0].Refusal;
    }

    private async Task<Result<T>> Send<T>(Role role, Guid personId, Command<T> command)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await centre.Send(personId, command);
        journal.Write(new Deed(DateTime.UtcNow, command.RequestId, role, command.GetType().Name, answer.Refusal?.Code ?? Deed.Done, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        return answer;
    }

    private async Task<T> Database<T>(Func<SalesDb, Task<T>> read)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<SalesDb>());
    }

    /// <summary>The open deal on a unit, with all that belongs to it.</summary>
    private Task<Case> Look(Guid unitId) => Database(async db =>
    {
        var deal = await db.Deals.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(deal => deal.UnitId == unitId && deal.IsOpen);
        return deal is null ? new Case() : new Case(
            deal,
            await db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == deal.CustomerId).Select(customer => customer.Name).SingleAsync(),
            await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(agreed => agreed.Id == deal.Id),
            await db.Contracts.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(contract => contract.Id == deal.Id),
            await db.DealRequests.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(request => request.DealId == deal.Id && request.IsOpen),
            await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries.OrderBy(entry => entry.Id)).SingleOrDefaultAsync(ledger => ledger.Id == deal.Id),
            await db.LoanCases.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(loan => loan.DealId == deal.Id && loan.IsOpen),
            await db.SpecialDiscounts.IgnoreQueryFilters().AsNoTracking().Where(discount => discount.DealId == deal.Id).OrderByDescending(discount => discount.Id).FirstOrDefaultAsync(),
            await db.MeasuredUnits.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(measured => measured.UnitId == unitId));
    });

    /// <summary>A deal as somebody sees it, who may be late.</summary>
    private sealed record Case(
        Deal? Deal = null, string Buyer = "", Subscription? Agreed = null, Contract? Contract = null, DealRequest? Request = null, Ledger? Ledger = null, LoanCase? Loan = null,
        SpecialDiscount? Discount = null, MeasuredUnit? Measured = null);
}
