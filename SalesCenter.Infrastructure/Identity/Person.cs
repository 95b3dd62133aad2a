using Microsoft.AspNetCore.Identity;
using SalesCenter.Domain.People;

namespace SalesCenter.Infrastructure.Identity;

/// <summary>Somebody who works with the product; signs in with a user name.</summary>
public sealed class Person : IdentityUser<Guid>
{
    private const int TriesAllowed = 5;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    public Person() => Id = Guid.CreateVersion7();

    /// <summary>The name on every screen and paper.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>A person who left is closed at once; their work stays.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Whether the password was given by somebody else, and so must be changed before anything else is done.</summary>
    public bool HasFirstPassword { get; set; }

    public List<Membership> Memberships { get; } = [];

    /// <summary>Until when nobody gets in under this name, after too many wrong passwords; nothing when it is open.</summary>
    public DateTime? LockedOutUntil(DateTime now) => LockoutEnd is { } end && end.UtcDateTime > now ? end.UtcDateTime : null;

    /// <summary>A wrong password was given; the fifth in a row locks the name for 15 minutes.</summary>
    public void FailSignIn(DateTime now)
    {
        // Tries made at once are counted one by one: the second writer loses and is asked again.
        ConcurrencyStamp = Guid.NewGuid().ToString();
        if (++AccessFailedCount < TriesAllowed)
            return;
        AccessFailedCount = 0;
        LockoutEnd = new DateTimeOffset(now + LockOut);
    }

    /// <summary>Whoever is signed in under this name is signed out everywhere, within some seconds.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>The right password was given; wrong ones before are forgotten.</summary>
    public void SignedIn()
    {
        AccessFailedCount = 0;
        LockoutEnd = null;
    }
}

/// <summary>A role that a person holds, in one project or (without project) in all of them.</summary>
public sealed class Membership
{
    /// <summary>So many characters the name of a group has at most.</summary>
    public const int GroupLength = 30;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public Role Role { get; init; }

    public Guid? ProjectId { get; init; }

    /// <summary>销售组: the group in which a consultant works or that a supervisor leads; empty where there are no groups.</summary>
    public string Group { get; set; } = "";
}
