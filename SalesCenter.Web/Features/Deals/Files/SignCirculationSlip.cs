using SalesCenter.Domain.Files;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>流转单签字: a desk signs its step with time and name, and has the file; the next desk is told.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.Cashier, Role.AdminClerk)]
public sealed record SignCirculationSlip(Guid ProjectId, Guid DealId, CirculationDesk Desk) : Command<Done>, IOnDeal;

public sealed class SignCirculationSlipHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SignCirculationSlip, Done>
{
    public async ValueTask<Done> Handle(SignCirculationSlip command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var file = await db.File(deal, cancellationToken);
        file.Sign(command.Desk, user.Actor, deal, subscription, await db.Checklist(subscription, cancellationToken), time.Now());
        if (file.NextDesk is { } next)
            await notices.TellRoles(command.ProjectId, next.Roles(), user.Id, "notice.file-comes", $"deals/{deal.Id}", new PersonReference(user.Id), new UnitReference(deal.UnitId), next);
        return default;
    }
}
