using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>延期签约: asks for a later signing deadline.</summary>
/// <param name="SigningBy">On the sales centre's calendar; later than the deadline.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForExtension(Guid ProjectId, Guid DealId, DateOnly SigningBy, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForExtensionHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForExtension, Done>
{
    public async ValueTask<Done> Handle(AskForExtension command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var request = DealRequest.Extension(deal, subscription, command.SigningBy, command.Reason, user.Id, settings, time.Now());
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
