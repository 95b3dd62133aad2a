using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Payments;

/// <summary>退票: the bank did not pay a cheque, or it goes back to whoever gave it; the consultant is told.</summary>
[Allow(Role.Cashier)]
public sealed record BounceCheque(Guid ProjectId, Guid DealId, Guid ChequeId) : Command<Done>, IOnDeal;

public sealed class BounceChequeHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<BounceCheque, Done>
{
    public async ValueTask<Done> Handle(BounceCheque command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var cheque = (await db.Ledger(command.DealId, cancellationToken)).OpenCheque(command.ChequeId);
        cheque.Bounce(time.Now());
        (await db.Subscription(command.DealId, cancellationToken)).LeaveToClock();
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.cheque-bounced", $"deals/{deal.Id}", new UnitReference(deal.UnitId), cheque.Amount, cheque.Reference);
        return default;
    }
}
