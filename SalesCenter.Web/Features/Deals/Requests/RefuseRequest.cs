using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>One of those who must approve refuses, with a reason; the deal stays as it was.</summary>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.SalesAssistant)]
public sealed record RefuseRequest(Guid ProjectId, Guid DealId, [property: TextLength(500)] string Reason, Guid? AskedId = null) : Command<Done>, IOnDeal;

public sealed class RefuseRequestHandler(SalesDb db, ContractKeeper contracts, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RefuseRequest, Done>
{
    public async ValueTask<Done> Handle(RefuseRequest command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, command.AskedId, cancellationToken);
        request.Refuse(user.Actor, deal, command.Reason, time.Now());
        notices.TellAskers(request, deal, user.Id, "notice.request-refused");
        await contracts.GoOn(deal, time.Now(), cancellationToken);
        return default;
    }
}
