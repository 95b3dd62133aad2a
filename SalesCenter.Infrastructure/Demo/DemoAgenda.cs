namespace SalesCenter.Infrastructure.Demo;

/// <summary>What is still to happen in the demonstration, played in the order of time; what would lie in the future does not happen.</summary>
internal sealed class DemoAgenda(DateTime now)
{
    private readonly PriorityQueue<Action<DateTime>, (DateTime At, int Order)> planned = new();
    private int order;

    /// <summary>The instant at which the demonstration begins, UTC.</summary>
    public DateTime Now => now;

    public void Plan(DateTime at, Action<DateTime> act)
    {
        if (at < now)
            planned.Enqueue(act, (at, order++));
    }

    public void Play()
    {
        while (planned.TryDequeue(out var act, out var when))
            act(when.At);
    }
}
