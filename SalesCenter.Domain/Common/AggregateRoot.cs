namespace SalesCenter.Domain.Common;

/// <summary>A thing of the business that is loaded, changed and saved as one, and that tells what happened to it.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> events = [];

    /// <summary>The identity, given at creation; ascending in time (UUID version 7).</summary>
    public Guid Id { get; protected set; } = Guid.CreateVersion7();

    /// <summary>How often this was saved. A save based on an older number loses against whoever was faster.</summary>
    public int Version { get; private set; }

    /// <summary>What happened since this was loaded, in order.</summary>
    public IReadOnlyList<IDomainEvent> Events => events;

    protected void Raise(IDomainEvent happened) => events.Add(happened);

    /// <summary>Hands over what happened and forgets it; the save that stores it calls this once.</summary>
    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        IDomainEvent[] taken = [.. events];
        events.Clear();
        return taken;
    }
}
