using SalesCenter.Web.Features.Contracts;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>Whoever asked thinks better of it.</summary>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record WithdrawRequest(Guid ProjectId, Guid DealId, Guid? AskedId = null) : Command<Done>, IOnDeal;

public sealed class WithdrawRequestHandler(SalesDb db, ContractKeeper contracts, CurrentUser user, TimeProvider time) : ICommandHandler<WithdrawRequest, Done>
{
    public async ValueTask<Done> Handle(WithdrawRequest command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        (await db.OpenRequest(command.DealId, command.AskedId, cancellationToken)).Withdraw(user.Actor, time.Now());
        await contracts.GoOn(await db.Deal(command.DealId, cancellationToken), time.Now(), cancellationToken);
        return default;
    }
}
