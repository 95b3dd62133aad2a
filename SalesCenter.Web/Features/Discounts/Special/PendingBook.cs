using System.Collections.Concurrent;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>
/// What waits in each project, read once for all approvers who look at the same moment: a request rings on every one of their screens at once. It is read again as soon as anything it is made of has changed,
/// and after a second in any case.
/// </summary>
public sealed class PendingBook(TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Entry> pages = new();

    /// <summary>The page of a project; read by the first who needs it, and awaited by the others.</summary>
    /// <param name="state">The versions of what it is made of.</param>
    public async Task<PendingPage> Read(Guid projectId, string state, Func<Task<PendingPage>> read)
    {
        var fresh = new Entry(state, time.GetTimestamp(), new Lazy<Task<PendingPage>>(read));
        var entry = pages.AddOrUpdate(projectId, fresh, (_, known) => known.State == state && time.GetElapsedTime(known.At) < Freshness ? known : fresh);
        try
        {
            return await entry.Page.Value;
        }
        catch
        {
            pages.TryRemove(new KeyValuePair<Guid, Entry>(projectId, entry));
            throw;
        }
    }

    private sealed record Entry(string State, long At, Lazy<Task<PendingPage>> Page);
}

/// <summary>What waits in a project, and who could decide about it.</summary>
public sealed record PendingPage(IReadOnlyList<WaitingDiscount> Waiting, IReadOnlyList<PersonsAuthority> Authorities);

/// <summary>A special discount that waits.</summary>
/// <param name="Basis">From which its price is worked out now.</param>
public sealed record WaitingDiscount(SpecialDiscount Discount, string CustomerName, PriceBasis Basis);
