using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>退房: asks for the unit to be taken back after the contract; it stays taken until everything is settled and a manager puts it back on sale.</summary>
/// <param name="Penalty">违约金, by whoever broke the contract.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForUnitReturn(Guid ProjectId, Guid DealId, CancellationGround Ground, Money Penalty, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForUnitReturnHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForUnitReturn, Done>
{
    public async ValueTask<Done> Handle(AskForUnitReturn command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, now, cancellationToken);
        var contract = await db.Contract(command.DealId, cancellationToken);
        var request = DealRequest.UnitReturn(deal, contract, await db.Ledger(command.DealId, cancellationToken), command.Ground, command.Penalty, command.Reason, user.Id, settings, now);
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
