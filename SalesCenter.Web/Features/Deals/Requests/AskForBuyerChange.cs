using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>更名: asks for other buyers. The relation to those who bought (SOP 3.2.3) must be proven by a scan in the deal's file.</summary>
/// <param name="Buyers">All who are to buy, those who stay included.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForBuyerChange(Guid ProjectId, Guid DealId, IReadOnlyList<BuyerWish> Buyers, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForBuyerChangeHandler(SalesDb db, CurrentUser user, IdentityVault vault, Notices notices, TimeProvider time) : ICommandHandler<AskForBuyerChange, Done>
{
    public async ValueTask<Done> Handle(AskForBuyerChange command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var buyers = command.Buyers.Read(subscription, vault, settings.Calendar.DateOf(time.Now()));
        var wanted = new BuyersWanted([.. buyers.Zip(command.Buyers, (buyer, wish) => buyer.Wanted(wish.Relation))]);
        var isProven = await db.DealFiles.AnyAsync(file => file.Id == deal.Id && file.Scans.Any(scan => scan.Paper == FilePaperKind.RelationEvidence), cancellationToken);

        var request = DealRequest.BuyerChange(deal, subscription, wanted, isProven, command.Reason, user.Id, settings, time.Now());
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
