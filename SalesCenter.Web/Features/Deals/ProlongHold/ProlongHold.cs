using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Web.Features.Deals.ProlongHold;

/// <summary>Gives the customer more time, up to the hold's absolute end.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ProlongHold(Guid ProjectId, Guid DealId) : Command<Hold>, IOnDeal;

public sealed class ProlongHoldHandler(SalesDb db, TimeProvider time) : ICommandHandler<ProlongHold, Hold>
{
    public async ValueTask<Hold> Handle(ProlongHold command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        deal.Prolong((await db.Settings(command.ProjectId, cancellationToken)).Holds, time.Now());
        return new Hold(deal.Id, deal.HeldUntil);
    }
}
