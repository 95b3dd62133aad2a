using System.Text.Json.Serialization;

namespace SalesCenter.Web.Pipeline;

/// <summary>An order to change something. Sent twice under the same request id it has one effect and gets the same answer.</summary>
public abstract record Command<TAnswer> : ICommand<TAnswer>
{
    /// <summary>Made in the browser's component when the form is opened, so that double taps and retries are recognised.</summary>
    [JsonIgnore]
    public Guid RequestId { get; init; } = Guid.CreateVersion7();
}

/// <summary>A question; changes nothing.</summary>
public abstract record Query<TAnswer> : IQuery<TAnswer>;

/// <summary>A message about one project: the caller's role must be held there, and nothing outside it is seen.</summary>
public interface IInProject
{
    Guid ProjectId { get; }
}

/// <summary>A command that wants a unit for its sender. Who comes too late is told by the board before anything else is done.</summary>
public abstract record UnitWish<TAnswer>(Guid ProjectId, Guid UnitId) : Command<TAnswer>, IInProject;

/// <summary>A message about one deal: a consultant may send it for deals of their own only.</summary>
public interface IOnDeal : IInProject
{
    Guid DealId { get; }
}

/// <summary>A command that changes who may do what; once it is committed, the very next message is judged anew.</summary>
public interface IAboutPeople;

/// <summary>What a command that has nothing to tell answers.</summary>
public readonly record struct Done;

/// <summary>The roles that may send the message. Messages without it can't be sent at all.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllowAttribute(params Role[] roles) : Attribute
{
    /// <summary>Any of these; none means that everybody who is signed in may.</summary>
    public IReadOnlyList<Role> Roles => roles;

    /// <summary>Whether nobody needs to be signed in: the very first set-up, a TV that asks to be paired.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Whether it is for those too who still owe a password of their own or a second factor: it serves to give it, or to leave.</summary>
    public bool ForNewcomers { get; init; }
}

/// <summary>A value that must never be written anywhere: left out of the audit trail.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>A command that touches nothing but the sender's own scratch paper, and so leaves no row in the audit trail.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnauditedAttribute : Attribute;

/// <summary>How many characters a text of a message may have; 200 where nothing is said.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextLengthAttribute(int maximum) : Attribute
{
    public int Maximum => maximum;
}
