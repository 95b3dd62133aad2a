namespace SalesCenter.Web.Features.Board.Displays;

/// <summary>Cuts a TV off: its key is worth nothing from now on, and it goes dark within seconds.</summary>
[Allow(Role.Administrator, Role.SalesManager, Role.MarketingDirector)]
public sealed record RevokeDisplay(Guid ProjectId, Guid DisplayId) : Command<Done>, IInProject;

public sealed class RevokeDisplayHandler(SalesDb db, TimeProvider time) : ICommandHandler<RevokeDisplay, Done>
{
    public async ValueTask<Done> Handle(RevokeDisplay command, CancellationToken cancellationToken)
    {
        (await db.Display(command.ProjectId, command.DisplayId, cancellationToken)).Revoke(time.GetUtcNow().UtcDateTime);
        return default;
    }
}
