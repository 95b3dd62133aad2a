using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Areas;

/// <summary>
/// 面积补差结算: the cashier settles what the measured area makes otherwise. What the buyer owes becomes due; what the seller owes is paid back at once, the part beyond 3 % twice
/// (商品房销售管理办法, art. 20).
/// </summary>
/// <param name="Seen">实测面积 of all units as the sender read it; another one meanwhile is refused.</param>
/// <param name="Reference">凭证号 of the payment to the buyer; not needed where nothing is paid back.</param>
[Allow(Role.Cashier)]
public sealed record SettleArea(Guid ProjectId, Guid DealId, Area Seen, PaymentWay Way, [property: TextLength(60)] string Reference, [property: TextLength(60)] string Payee) : Command<Done>, IOnDeal;

public sealed class SettleAreaHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SettleArea, Done>
{
    public async ValueTask<Done> Handle(SettleArea command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var now = time.Now();
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        if (!deal.IsOpen || !contract.IsSigned)
            throw new RefusedException(Domain.Contracts.ContractRefusals.NotYet(Domain.Contracts.ContractStep.FirstPayment));
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var settlement = await db.AreaSettlement(command.DealId, settings.AreaBasis, cancellationToken) ?? throw new RefusedException(AreaRefusals.MeasuredMissing);
        if (settlement.MeasuredArea != command.Seen)
            throw new RefusedException(AreaRefusals.MeasuredChanged(command.Seen, settlement.MeasuredArea));
        foreach (var measured in await db.MeasuredUnits(command.DealId, cancellationToken))
            measured.Settle(now);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        ledger.SettleArea(settlement, settings.Calendar.DateOf(now).AddDays(settings.SigningDays));
        if (settlement.SellerPays > Money.Zero)
            await PayBack(command, settlement, ledger, now, cancellationToken);
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.area-settled", $"deals/{deal.Id}/aftercare", new UnitReference(deal.UnitId), settlement.BuyerPays, settlement.SellerPays + settlement.SellerPaysDouble);
        return default;
    }

    /// <summary>What was paid for area that is not there leaves the first payment; beyond 3 % the seller adds as much again; both go to the buyer.</summary>
    private async Task PayBack(SettleArea command, AreaSettlement settlement, Ledger ledger, DateTime now, CancellationToken cancellation)
    {
        var (account, reason) = (await db.EscrowAccount(command.ProjectId, cancellation), $"{settlement.ContractArea} → {settlement.MeasuredArea}");
        var (taken, booking) = await Next(NumberSeries.Transfer);
        var (given, _) = await Next(NumberSeries.Transfer);
        ledger.Transfer(PaymentPurpose.FirstPayment, PaymentPurpose.AreaSettlement, settlement.SellerPays, (taken, given), account, reason, booking);
        if (settlement.SellerPaysDouble > Money.Zero)
        {
            var (added, adding) = await Next(NumberSeries.Settlement);
            ledger.Compensate(PaymentPurpose.AreaSettlement, settlement.SellerPaysDouble, added, account, reason, adding);
        }
        var (number, refunding) = await Next(NumberSeries.Refund);
        ledger.Refund(new Payment(PaymentPurpose.AreaSettlement, settlement.SellerPays + settlement.SellerPaysDouble, command.Way, command.Reference, command.Payee), number, account, reason, refunding);

        Task<(string Number, Booking Booking)> Next(NumberSeries series) => db.NextBooking(command.ProjectId, series, user.Id, now, cancellation);
    }
}
