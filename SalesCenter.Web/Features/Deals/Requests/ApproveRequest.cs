using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>One of those who must approve does; with the last approval an extension takes effect, and a cancellation goes on to clerk and cashier.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record ApproveRequest(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class ApproveRequestHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ApproveRequest, Done>
{
    private static readonly Role[] Settlers = [Role.AdminClerk, Role.Cashier];

    public async ValueTask<Done> Handle(ApproveRequest command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, cancellationToken);
        if (!request.Approve(user.Actor, deal, time.Now()))
        {
            await notices.TellApprovers(request, deal, user.Id);
            return default;
        }
        if (request.Kind == RequestKind.Extension)
            (await db.Subscription(command.DealId, cancellationToken)).Extend(request, time.Now());
        else
            await notices.TellRoles(command.ProjectId, Settlers, user.Id, "notice.cancellation-approved", $"deals/{deal.Id}", new UnitReference(deal.UnitId));
        notices.TellAskers(request, deal, user.Id, "notice.request-approved");
        return default;
    }
}
