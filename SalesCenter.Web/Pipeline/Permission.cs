using System.Collections.Concurrent;
using System.Reflection;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Pipeline;

/// <summary>Who may send a kind of message, as its <see cref="AllowAttribute"/> says; without one nobody may.</summary>
public sealed class Permission
{
    private static readonly ConcurrentDictionary<Type, Permission> Known = new();
    private readonly AllowAttribute? allowed;

    private Permission(Type message) => allowed = message.GetCustomAttribute<AllowAttribute>();

    /// <summary>Whether nobody needs to be signed in.</summary>
    public bool IsForAnybody => allowed is { Anonymous: true };

    /// <summary>Whether somebody may send it who still owes a password of their own or a second factor.</summary>
    public bool IsForNewcomers => allowed is { Anonymous: true } or { ForNewcomers: true };

    public static Permission Of(Type message) => Known.GetOrAdd(message, type => new Permission(type));

    /// <summary>Whether a holder of these roles may send the message.</summary>
    public bool IsGivenTo(IReadOnlySet<Role> roles) => allowed is not null && (allowed.Anonymous || allowed.Roles.Count == 0 || allowed.Roles.Any(roles.Contains));

    /// <summary>Whether the person may send the message about this project now.</summary>
    public bool IsGivenTo(KnownPerson person, Guid projectId)
    {
        if (!person.IsActive || allowed is null)
            return false;
        foreach (var role in person.Roles)
        {
            if ((role.ProjectId is null || role.ProjectId == projectId) && (allowed.Roles.Count == 0 || allowed.Roles.Contains(role.Role)))
                return true;
        }
        return false;
    }

    /// <summary>Whether one of the roles other than a consultant's own gives the permission: such a person acts for others.</summary>
    public bool IsGivenBeyondConsultants(IEnumerable<Role> roles) => roles.Any(role => role is not Role.Consultant && allowed!.Roles.Contains(role));
}
