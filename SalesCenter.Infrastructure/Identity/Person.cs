using Microsoft.AspNetCore.Identity;
using SalesCenter.Domain.People;

namespace SalesCenter.Infrastructure.Identity;

/// <summary>Somebody who works with the product; signs in with a user name.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    /// <summary>The name on every screen and paper.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>A person who left is closed at once; their work stays.</summary>
    public bool IsActive { get; set; } = true;

    public List<Membership> Memberships { get; } = [];
}

/// <summary>A role that a person holds, in one project or (without project) in all of them.</summary>
public sealed class Membership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public Role Role { get; init; }

    public Guid? ProjectId { get; init; }
}
