namespace SalesCenter.Infrastructure.Backplane;

/// <summary>Whether the servers can wake each other up. Without it everything works, a second later at most: worth telling, never a reason to stop serving.</summary>
public sealed class BackplaneState
{
    /// <summary>Whether Redis is set up and there; nothing where this server needs none.</summary>
    public bool? IsConnected { get; internal set; }
}
