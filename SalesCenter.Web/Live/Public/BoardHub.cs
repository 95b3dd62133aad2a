using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Board.Tv;

namespace SalesCenter.Web.Live.Public;

/// <summary>
/// Where public boards are watched. The server alone decides whose board it is: a TV's by its pairing, a colleague's by
/// their roles in the project they name in the address. Everybody else is turned away.
/// </summary>
[Authorize(AuthenticationSchemes = $"Identity.Application,{DisplayAuthentication.SchemeName}")]
public sealed class BoardHub(BoardScreens screens, BoardBroadcast broadcast, PublicBoard board, PeopleBook people, SalesDb db) : Hub
{
    public const string Address = "/hubs/board";

    /// <summary>A viewer says what they have seen; the answer brings them up to date.</summary>
    public Task<JoinAnswer> Join(Guid epoch, long lastNumber) =>
        Context.Items[nameof(BoardScreen.ProjectId)] is Guid projectId
            ? board.Join(projectId, epoch, lastNumber, Context.ConnectionAborted)
            : throw new HubException("refused");

    public override async Task OnConnectedAsync()
    {
        if (await Recognise() is not { } screen || !screens.Add(screen))
        {
            Context.Abort();
            return;
        }
        Context.Items[nameof(BoardScreen.ProjectId)] = screen.ProjectId;
        try
        {
            await broadcast.Follow(screen.ProjectId, Context.ConnectionAborted);
            await Groups.AddToGroupAsync(Context.ConnectionId, BoardBroadcast.GroupOf(screen.ProjectId));
        }
        catch
        {
            // A connection that fails here is never told that it ended, and must not count against its viewer for ever.
            screens.Remove(Context.ConnectionId);
            throw;
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        screens.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    private async Task<BoardScreen?> Recognise()
    {
        var request = Context.GetHttpContext()!.Request;
        if (request.Query["project"].ToString() is not { Length: > 0 } code)
            return Context.User?.Display() is { } display ? new BoardScreen(Context, display.ProjectId, display.Id, null) : null;
        code = code.ToUpperInvariant();
        var projectId = await db.Projects.Where(project => project.Code == code).Select(project => (Guid?)project.Id).SingleOrDefaultAsync(Context.ConnectionAborted);
        return projectId is { } id && Context.User?.PersonId() is { } personId && await people.MayWatch(personId, id, Context.ConnectionAborted)
            ? new BoardScreen(Context, id, null, personId)
            : null;
    }
}

internal static class BoardViewers
{
    /// <summary>Whether somebody is at work in the project, in whatever role.</summary>
    public static async ValueTask<bool> MayWatch(this PeopleBook people, Guid personId, Guid projectId, CancellationToken cancellation) =>
        await people.Find(personId, cancellation) is { IsActive: true } person && person.RolesIn(projectId).Count > 0;
}
