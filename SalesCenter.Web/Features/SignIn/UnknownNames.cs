using System.Collections.Concurrent;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Counts wrong sign-ins under names that nobody has as those of people are counted, so that a lock tells nobody which names exist.</summary>
public sealed class UnknownNames
{
    private const int KeptAtMost = 10_000;
    private readonly ConcurrentDictionary<string, Person> tried = new();

    /// <summary>Counts a try; answers until when the name is locked, if it is.</summary>
    public DateTime? Try(string name, DateTime now)
    {
        if (tried.Count >= KeptAtMost)
            tried.Clear();
        var nobody = tried.GetOrAdd(name, _ => new Person());
        lock (nobody)
        {
            if (nobody.LockedOutUntil(now) is null)
                nobody.FailSignIn(now);
            return nobody.LockedOutUntil(now);
        }
    }
}
