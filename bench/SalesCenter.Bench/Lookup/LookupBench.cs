using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Bench.Lookup;

/// <summary>
/// Somebody types a number, a name, initials or last digits among a million customers, as a consultant and as a manager,
/// through the whole pipeline; beside it, the read of one row by its key.
/// </summary>
internal static class LookupBench
{
    private const int Customers = 1_000_000, Consultants = 500, Asked = 400;

    /// <summary>Numbers are found within a millisecond: asked as often as names, their rounds would end before the runtime has compiled what it runs, and that would be measured.</summary>
    private const int Numbers = 2_000;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        await using var centre = await SalesCentre.Open(folder);
        var opening = await Opening.In(centre, 300, Consultants);
        await new Population(20261125).Settle(centre, opening.ProjectId, [.. opening.Buyers.Select(buyer => buyer.Consultant)], Consultants, Customers,
            (done, all) => Measure.Progress(FormattableString.Invariant($"customers {done:N0} of {all:N0}")));
        var town = await Town.In(centre, opening);
        var (number, bare) = await Measure.InTurns("lookup number", () => Ask(town, Typed.Number, Numbers), () => Time(Numbers, town.ReadOne), Tell);
        var marks = new List<Mark> { Mark.AtMost("lookup number p99", 3.00, number.Median(run => run.P99), bare.Median(run => run.P99), "0.00 ms") };
        foreach (var typed in new[] { Typed.Name, Typed.GivenName, Typed.Initials, Typed.LastDigits })
        {
            var runs = await Measure.Alone($"lookup {Words(typed)}", () => Ask(town, typed, Asked), Tell);
            marks.Add(Mark.Below($"lookup {Words(typed)} p99", 10, runs.Median(run => run.P99), "0.00 ms"));
        }
        return marks;
    }

    private static string Words(Typed typed) => typed switch { Typed.GivenName => "given name", Typed.LastDigits => "last digits", _ => $"{typed}".ToLowerInvariant() };

    private static string Tell(Percentiles run) => FormattableString.Invariant($"p50 {run.Median:0.00} ms p99 {run.P99:0.00} ms");

    private static Task<Percentiles> Ask(Town town, Typed typed, int times) => Time(times, async n =>
    {
        var answer = await town.Ask(typed, n);
        if (answer.Rows.Count == 0)
            throw new InvalidOperationException($"Nobody found by {typed}.");
    });

    private static async Task<Percentiles> Time(int times, Func<int, Task> work)
    {
        var taken = new List<double>(times);
        for (var n = 0; n < times; n++)
        {
            var start = Stopwatch.GetTimestamp();
            await work(n);
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return new Percentiles(taken);
    }
}

/// <summary>What is typed into the field.</summary>
internal enum Typed
{
    Number,
    Name,
    GivenName,
    Initials,
    LastDigits,
}

/// <summary>The customers that are asked for, and who asks.</summary>
internal sealed class Town(SalesCentre centre, Opening opening, IReadOnlyList<(Guid Id, string Name, string Phone)> people)
{
    private const int Sample = 400;

    /// <summary>Every so many-th customer.</summary>
    public static async Task<Town> In(SalesCentre centre, Opening opening)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var phones = Enumerable.Range(1, Sample).Select(n => Population.Phone(n * 2_003)).ToList();
        var people = await db.Customers.IgnoreQueryFilters().Where(customer => phones.Contains(customer.Phone)).Select(customer => new { customer.Id, customer.Name, customer.Phone }).ToListAsync();
        return new Town(centre, opening, [.. people.Select(person => (person.Id, person.Name, person.Phone))]);
    }

    /// <summary>Asks as a consultant for whole numbers, and as a manager, who sees everybody's, for the rest.</summary>
    public async Task<CustomerPage> Ask(Typed typed, int n)
    {
        var (_, name, phone) = people[n % people.Count];
        var text = typed switch
        {
            Typed.Number => phone,
            Typed.Name => name,
            Typed.GivenName => name[1..],
            Typed.Initials => Domain.Common.Pinyin.Initials(name),
            _ => phone[^4..],
        };
        var asker = typed == Typed.Number ? opening.Buyers[n % opening.Buyers.Count].Consultant : opening.Manager;
        var answer = await centre.Services.GetRequiredService<Dispatcher>().Send<CustomerPage>(new MyCustomers(opening.ProjectId, text), asker);
        return answer.Value;
    }

    /// <summary>The least that can be asked: one row by its key.</summary>
    public async Task ReadOne(int n)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        var id = people[n % people.Count].Id;
        _ = await scope.ServiceProvider.GetRequiredService<SalesDb>().Customers.IgnoreQueryFilters().AsNoTracking().SingleAsync(customer => customer.Id == id);
    }
}
