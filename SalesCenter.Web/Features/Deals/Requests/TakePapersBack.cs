namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>收回认购书和收据: the clerk has the buyer's agreement and receipt back and files them.</summary>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.AdminClerk)]
public sealed record TakePapersBack(Guid ProjectId, Guid DealId, Guid? AskedId = null) : Command<Done>, IOnDeal;

public sealed class TakePapersBackHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<TakePapersBack, Done>
{
    public async ValueTask<Done> Handle(TakePapersBack command, CancellationToken cancellationToken)
    {
        (await db.OpenRequest(command.DealId, command.AskedId, cancellationToken)).TakePapersBack(user.Id, time.Now());
        return default;
    }
}
