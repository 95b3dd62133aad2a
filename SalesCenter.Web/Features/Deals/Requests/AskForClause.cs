using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>补充条款: asks for a clause beyond the model contract; approved and filed, it is printed with the contract (SOP 5.2.4).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForClause(Guid ProjectId, Guid DealId, [property: TextLength(DealRequest.LongestClause)] string Clause, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForClauseHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForClause, Done>
{
    public async ValueTask<Done> Handle(AskForClause command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, now, cancellationToken);
        var request = DealRequest.ExtraClause(deal, await db.ContractIfAny(command.DealId, cancellationToken), command.Clause, command.Reason, user.Id, settings, now);
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
