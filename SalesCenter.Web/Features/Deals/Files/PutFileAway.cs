namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>归档: the clerk puts the file into the cabinet, also one that is not complete yet (SOP 3.2.7).</summary>
[Allow(Role.AdminClerk)]
public sealed record PutFileAway(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class PutFileAwayHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<PutFileAway, Done>
{
    public async ValueTask<Done> Handle(PutFileAway command, CancellationToken cancellationToken)
    {
        (await db.File(await db.Deal(command.DealId, cancellationToken), cancellationToken)).PutAway(user.Id, time.Now());
        return default;
    }
}
