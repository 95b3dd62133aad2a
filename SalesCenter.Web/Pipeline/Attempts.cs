using System.Collections.Concurrent;

namespace SalesCenter.Web.Pipeline;

/// <summary>Counts what somebody may try only so often, such as pairing codes, so that guessing leads nowhere.</summary>
public sealed class Attempts(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Count> counts = new();

    /// <summary>Whether this one may still try: fewer than so many attempts in the last ten minutes.</summary>
    public bool MayTry(string who, int atMost) => Current(who) < atMost;

    public void Add(string who)
    {
        Forget();
        counts.AddOrUpdate(who, _ => new Count(1, Now), (_, count) => IsOver(count) ? new Count(1, Now) : count with { Number = count.Number + 1 });
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private int Current(string who) => counts.TryGetValue(who, out var count) && !IsOver(count) ? count.Number : 0;

    private bool IsOver(Count count) => Now - count.Since >= Window;

    private void Forget()
    {
        foreach (var over in counts.Where(pair => IsOver(pair.Value)))
            counts.TryRemove(over);
    }

    private sealed record Count(int Number, DateTimeOffset Since);
}
