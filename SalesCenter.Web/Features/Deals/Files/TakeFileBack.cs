namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>档案归还: the clerk has a lent file back (SOP 3.2.9).</summary>
[Allow(Role.AdminClerk)]
public sealed record TakeFileBack(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class TakeFileBackHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<TakeFileBack, Done>
{
    public async ValueTask<Done> Handle(TakeFileBack command, CancellationToken cancellationToken)
    {
        (await db.File(await db.Deal(command.DealId, cancellationToken), cancellationToken)).TakeBack(user.Id, time.Now());
        return default;
    }
}
