using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>姓名更正: asks for names to be written rightly. What proves it must be a scan in the deal's file.</summary>
/// <param name="Names">The right name of each buyer that is written wrongly.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForNameCorrection(Guid ProjectId, Guid DealId, IReadOnlyDictionary<Guid, string> Names, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForNameCorrectionHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForNameCorrection, Done>
{
    public async ValueTask<Done> Handle(AskForNameCorrection command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, now, cancellationToken);
        var agreed = await db.Subscription(command.DealId, cancellationToken);
        var request = DealRequest.NameCorrection(deal, agreed, command.Names, await db.IsProven(command.DealId, cancellationToken), command.Reason, user.Id, settings, now);
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
