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

/// <summary>One of those who must approve refuses, with a reason; the deal stays as it was.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record RefuseRequest(Guid ProjectId, Guid DealId, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class RefuseRequestHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RefuseRequest, Done>
{
    public async ValueTask<Done> Handle(RefuseRequest command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, cancellationToken);
        request.Refuse(user.Actor, deal, command.Reason, time.Now());
        notices.TellAskers(request, deal, user.Id, "notice.request-refused");
        return default;
    }
}

/// <summary>Whoever asked thinks better of it.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record WithdrawRequest(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class WithdrawRequestHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<WithdrawRequest, Done>
{
    public async ValueTask<Done> Handle(WithdrawRequest command, CancellationToken cancellationToken)
    {
        (await db.OpenRequest(command.DealId, cancellationToken)).Withdraw(user.Actor, time.Now());
        return default;
    }
}
