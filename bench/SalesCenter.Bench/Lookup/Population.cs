using System.Globalization;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Bench.Lookup;

/// <summary>
/// A town of customers: names as frequent as in life (so that thousands share one, and one in fourteen is a 王), each with
/// a mobile number of their own, spread over the consultants of a project.
/// </summary>
internal sealed class Population(int seed)
{
    private const int AtOnce = 20_000;
    private readonly Random random = new(seed);
    private readonly Weighted surnames = new(NameLists.Surnames);
    private readonly Weighted characters = new(NameLists.GivenNameCharacters);

    /// <summary>Fills the project's customers up, with a line of progress for each part.</summary>
    public async Task Settle(SalesCentre centre, Guid projectId, IReadOnlyList<Guid> consultants, int from, int until, Action<int, int> progress)
    {
        var (settings, now) = (new ProjectSettings(), DateTime.UtcNow);
        for (var number = from; number < until; number += AtOnce)
        {
            var some = Enumerable.Range(number, Math.Min(AtOnce, until - number)).Select(n => new Customer(
                projectId, Name(), [IdentityFacts.Phone(Phone(n))], consultants[n % consultants.Count], CustomerSource.Visit, settings, now.AddMinutes(-random.Next(20_000)), now)).ToList();
            await centre.Database(db =>
            {
                db.AddMany(some);
                return Task.CompletedTask;
            });
            progress(number + some.Count, until);
        }
    }

    /// <summary>The mobile number of the n-th customer.</summary>
    public static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"13{n * 7919L % 1_000_000_000:000000000}");

    /// <summary>A name as people have it: a surname and one or two characters.</summary>
    public string Name() => surnames.Any(random) + characters.Any(random) + (random.Next(5) == 0 ? "" : characters.Any(random));
}

/// <summary>Texts, each as likely as its weight.</summary>
internal sealed class Weighted
{
    private readonly string[] texts;
    private readonly double[] sums;

    public Weighted(IReadOnlyList<(string Text, double Weight)> entries)
    {
        texts = [.. entries.Select(entry => entry.Text)];
        sums = new double[entries.Count];
        var sum = 0.0;
        for (var index = 0; index < sums.Length; index++)
            sums[index] = sum += entries[index].Weight;
    }

    public string Any(Random random)
    {
        var place = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return texts[place < 0 ? ~place : place];
    }
}
