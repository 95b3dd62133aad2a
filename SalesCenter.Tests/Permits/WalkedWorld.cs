using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Permits;

/// <summary>The whole walk, done once: each message by each person, about what is theirs, their group's, and others'.</summary>
public sealed class WalkedWorld : IAsyncLifetime
{
    private WalkedCentre? centre;

    internal IReadOnlyList<Door> Doors { get; private set; } = [];

    /// <summary>Things that messages name and the demonstration has not.</summary>
    internal IReadOnlyList<string> Missing { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.IsOnServer)
            return;
        (centre, var projectId) = await WalkedCentre.Open();
        var walkers = await Walkers.In(centre, projectId);
        var things = new Dictionary<Guid, Letters>();
        foreach (var owner in new[] { walkers.Consultant, walkers.Colleague, walkers.Stranger })
            things[owner] = new Letters(await Belongings.Of(centre, projectId, owner));
        centre.Stopped = true;
        var doors = new List<Door>();
        foreach (var kind in Letters.Kinds)
            doors.Add(await Walk(centre, kind, projectId, walkers, things));
        Doors = doors;
        Missing = [.. things.SelectMany(of => of.Value.Missing).Distinct().Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        if (centre is not null)
            await centre.DisposeAsync();
    }

    private static async Task<Door> Walk(WalkedCentre centre, Type kind, Guid projectId, Walkers walkers, Dictionary<Guid, Letters> things)
    {
        var door = new Door(kind);
        var (own, group, others) = (things[walkers.Consultant], things[walkers.Colleague], things[walkers.Stranger]);
        async Task<Sent> Try(Guid? caller, Letters letters) => await centre.Try(caller, letters.Write(kind, projectId));
        foreach (var role in Walkers.Roles)
        {
            var person = walkers.ByRole[role];
            if (door.HasOwner && role is Role.Consultant)
                door.Add(role, Reach.Own, await Try(person, own));
            if (door.HasOwner && role is Role.Consultant or Role.Supervisor)
                door.Add(role, Reach.Group, await Try(person, group));
            if (!door.HasOwner && role is Role.Administrator)
                door.Add(role, Reach.Project, await Try(walkers.LocalAdministrator, others));
            door.Add(role, Reach.All, await Try(person, others));
        }
        (door.Nobody, door.Closed, door.Outsider) = (await Try(null, own), await Try(walkers.Closed, own), await Try(walkers.Outsider, own));
        door.LacksThing = Letters.ThingsOf(kind).Any(name => Belongings.Owned.Contains(name) && !(own.Has(name) && group.Has(name) && others.Has(name)));
        door.IsOfProduct = Permission.Of(kind).IsGivenTo(new HashSet<Role> { Role.System }) && Walkers.Roles.All(role => !door.IsOpenTo(role));
        return door;
    }
}

/// <summary>How far somebody's permission reaches.</summary>
internal enum Reach
{
    /// <summary>What is their own.</summary>
    Own,

    /// <summary>What belongs to the consultants of their group.</summary>
    Group,

    /// <summary>By a role in this project alone.</summary>
    Project,

    /// <summary>Everything in the project.</summary>
    All,
}

/// <summary>A kind of message, and how far everybody came with it.</summary>
internal sealed class Door(Type kind)
{
    private readonly List<(string By, Role? Role, Reach Reach, Sent Sent)> tries = [];

    public Type Kind => kind;

    public bool IsInProject => typeof(IInProject).IsAssignableFrom(kind);

    /// <summary>Whether it names something that is a consultant's.</summary>
    public bool HasOwner { get; } = Letters.ThingsOf(kind).Any(Belongings.Owned.Contains);

    /// <summary>Whether it carries what was read from a file, which cannot be made up.</summary>
    public bool CarriesFile { get; } = kind.GetProperties().Any(property => property.PropertyType.Namespace?.EndsWith(".Spreadsheets", StringComparison.Ordinal) == true);

    /// <summary>Whether the demonstration has not got for everybody what it names, so that nothing is known about whose it must be.</summary>
    public bool LacksThing { get; set; }

    public bool IsOfProduct { get; set; }

    public Sent Nobody { get; set; } = null!;

    public Sent Closed { get; set; } = null!;

    public Sent Outsider { get; set; } = null!;

    public IEnumerable<(string By, Sent Sent)> Tries => tries.Select(made => (made.By, made.Sent));

    public void Add(Role role, Reach reach, Sent sent) => tries.Add(($"{role} ({reach})", role, reach, sent));

    public bool IsOpenTo(Role role) => tries.Any(made => made.Role == role && !made.Sent.IsForbidden);

    public bool IsOpenTo(Role role, Reach reach) => tries.Any(made => made.Role == role && made.Reach == reach && !made.Sent.IsForbidden);
}
