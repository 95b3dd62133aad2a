using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Areas;

/// <summary>
/// 撤销面积补差结算: the cashier takes a wrong settling back, so that the areas can be corrected and settled anew. What the buyer paid for it, or got back, is reversed first.
/// </summary>
[Allow(Role.Cashier)]
public sealed record UnsettleArea(Guid ProjectId, Guid DealId, [property: TextLength(200)] string Reason) : Command<Done>, IOnDeal;

public sealed class UnsettleAreaHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<UnsettleArea, Done>
{
    public async ValueTask<Done> Handle(UnsettleArea command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        var settled = ledger.UnsettleArea(command.Reason);
        if (settled.SellerPays > Money.Zero)
            await MoveBack(command, settled, ledger, time.Now(), cancellationToken);
        foreach (var measured in await db.MeasuredUnits(command.DealId, cancellationToken))
            measured.Reopen();
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.area-unsettled", HandoversAsked.Page(deal.Id), new UnitReference(deal.UnitId), command.Reason.Trim());
        return default;
    }

    /// <summary>What was taken out of the first payment goes back into it; what the seller added stays with them.</summary>
    private async Task MoveBack(UnsettleArea command, AreaSettlement settled, Ledger ledger, DateTime now, CancellationToken cancellation)
    {
        var account = await db.EscrowAccount(command.ProjectId, cancellation);
        var (taken, booking) = await Next(NumberSeries.Transfer);
        var (given, _) = await Next(NumberSeries.Transfer);
        ledger.Transfer(PaymentPurpose.AreaSettlement, PaymentPurpose.FirstPayment, settled.SellerPays, (taken, given), account, command.Reason, booking);
        if (settled.SellerPaysDouble > Money.Zero)
        {
            var (dropped, dropping) = await Next(NumberSeries.Settlement);
            ledger.Forfeit(PaymentPurpose.AreaSettlement, settled.SellerPaysDouble, dropped, account, command.Reason, dropping);
        }

        Task<(string Number, Booking Booking)> Next(NumberSeries series) => db.NextBooking(command.ProjectId, series, user.Id, now, cancellation);
    }
}
