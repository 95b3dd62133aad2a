using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace SalesCenter.Web.Live.Public;

/// <summary>A connection that watches a public board: a lobby TV, or a colleague's browser.</summary>
public sealed record BoardScreen(HubCallerContext Connection, Guid ProjectId, Guid? DisplayId, Guid? PersonId);

/// <summary>The screens that are connected to this server now.</summary>
public sealed class BoardScreens(Limits limits)
{
    private readonly ConcurrentDictionary<string, BoardScreen> screens = new();

    public IReadOnlyCollection<BoardScreen> All => [.. screens.Values];

    /// <summary>The TVs among them.</summary>
    public List<Guid> Displays => [.. screens.Values.Select(screen => screen.DisplayId).OfType<Guid>().Distinct()];

    /// <summary>How many screens show a TV's board; more than one means that its key was copied.</summary>
    public int CountOf(Guid displayId) => screens.Values.Count(screen => screen.DisplayId == displayId);

    /// <summary>Refuses a viewer who has too many screens already.</summary>
    internal bool Add(BoardScreen screen)
    {
        if (screens.Values.Count(other => other.DisplayId == screen.DisplayId && other.PersonId == screen.PersonId) >= limits.BoardsPerViewer)
            return false;
        screens[screen.Connection.ConnectionId] = screen;
        return true;
    }

    internal void Remove(string connectionId) => screens.TryRemove(connectionId, out _);
}
