namespace SalesCenter.Web.Pipeline;

/// <summary>Who sent the message that is being handled; set by authorisation, read by handlers.</summary>
public sealed class CurrentUser
{
    private Actor? actor;

    /// <summary>The person as claimed by their session; nobody for anonymous callers.</summary>
    public Guid? ClaimedId { get; internal set; }

    /// <summary>The person with the roles they hold in the message's project.</summary>
    public Actor Actor => actor ?? throw new InvalidOperationException("The message has not been authorised.");

    public Guid Id => Actor.Id;

    internal bool IsProduct => ClaimedId == Guid.Empty;

    internal void Authorise(Actor authorised) => actor = authorised;
}
