using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>撤销备案: the authority has taken online signing and filing of a contract back whose unit is returned; only then is money settled.</summary>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record RevokeFiling(Guid ProjectId, Guid DealId, Guid? AskedId = null) : Command<Done>, IOnDeal;

public sealed class RevokeFilingHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RevokeFiling, Done>
{
    public async ValueTask<Done> Handle(RevokeFiling command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, command.AskedId, cancellationToken);
        request.NoteFilingRevoked(user.Id, now);
        (await db.Contract(command.DealId, cancellationToken)).RevokeFiling(user.Actor, deal);
        deal.RevokeFiling(now);
        await notices.TellRoles(command.ProjectId, [Role.Cashier], user.Id, "notice.cancellation-approved", ContractNotices.Page(deal), new UnitReference(deal.UnitId));
        return default;
    }
}
