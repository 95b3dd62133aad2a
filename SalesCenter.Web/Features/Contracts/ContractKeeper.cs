using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>Concludes contracts, and writes their next versions, wherever the last piece comes from.</summary>
public sealed class ContractKeeper(SalesDb db, CurrentUser user, Notices notices)
{
    private static readonly Role[] Told = [Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant, Role.ProjectCompany];

    /// <summary>
    /// 签约: with signatures checked and the first payment here in full, the deposit goes into it, what else is due begins to run, and the units are sold; all in the transaction that brought
    /// the last piece. Tells whether it was so.
    /// </summary>
    public async Task<bool> Conclude(Deal deal, Contract contract, Subscription agreed, Ledger ledger, DateTime now, CancellationToken cancellation)
    {
        if (!contract.IsConcludedBy(agreed, ledger))
            return false;
        var settings = await db.Settings(deal.ProjectId, cancellation);
        var terms = ContractTerms.Of(agreed, await db.Clauses(deal.Id, cancellation), deal.GrossArea(), deal.InnerArea());
        contract.Conclude(terms, ledger.LastFirstPayment.CashierId, deal, settings, now);
        var (taken, booking) = await db.NextBooking(deal.ProjectId, NumberSeries.Transfer, user.Id, now, cancellation);
        var (given, _) = await db.NextBooking(deal.ProjectId, NumberSeries.Transfer, user.Id, now, cancellation);
        ledger.Transfer(PaymentPurpose.Deposit, PaymentPurpose.FirstPayment, ledger.BalanceOf(PaymentPurpose.Deposit), (taken, given), await db.EscrowAccount(deal.ProjectId, cancellation), contract.Number, booking);
        ledger.Expect(agreed.Plan!);
        deal.Contract(contract, now);
        var customer = await db.Customers.SingleAsync(customer => customer.Id == deal.CustomerId, cancellation);
        customer.Reach(CustomerStage.Contracted, deal.ConsultantId, now);
        notices.Tell(deal.ProjectId, deal.ConsultantId, "notice.contracted", ContractNotices.Page(deal), new UnitReference(deal.UnitId), contract.Number, contract.OnlineDueOn);
        await notices.TellRoles(deal.ProjectId, Told, deal.ConsultantId, "notice.contracted", ContractNotices.Page(deal), new UnitReference(deal.UnitId), contract.Number, contract.OnlineDueOn);
        return true;
    }

    /// <summary>A request came to nothing: what waited for it goes on, as a first payment that the bank paid meanwhile.</summary>
    public async Task GoOn(Deal deal, DateTime now, CancellationToken cancellation)
    {
        if (deal is { IsOpen: true, Stage: DealStage.Subscribed } && await db.ContractIfAny(deal.Id, cancellation) is { IsSigned: false } contract)
            await Conclude(deal, contract, await db.Subscription(deal.Id, cancellation), await db.Ledger(deal.Id, cancellation), now, cancellation);
    }

    /// <summary>合同变更: what was agreed is otherwise now. Before the signature the form begins anew; after it the contract has another version, its money is due otherwise, and it goes to the authority again.</summary>
    public async Task Amend(DealRequest change, Deal deal, Subscription agreed, DateTime now, CancellationToken cancellation)
    {
        if (await db.ContractIfAny(deal.Id, cancellation) is not { } contract)
            return;
        if (!contract.IsSigned)
        {
            contract.Reopen(change.Kind, change.AskedById, change.Reason, now);
            return;
        }
        var current = contract.Current!.Terms;
        var terms = ContractTerms.Of(agreed, current.Clauses, change.Area?.GrossArea ?? current.GrossArea, change.Area is { } area ? area.InnerArea : current.InnerArea);
        contract.Amend(change, terms, await db.Settings(deal.ProjectId, cancellation), now);
        deal.RevokeFiling(now);
        var ledger = await db.Ledgers.Include(ledger => ledger.Entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id)).SingleAsync(ledger => ledger.Id == deal.Id, cancellation);
        ledger.Expect(agreed.Plan!);
        await notices.TellRoles(deal.ProjectId, [Role.AdminClerk, Role.SalesAssistant, Role.Cashier], user.Id, "notice.contract-amended", ContractNotices.Page(deal), new UnitReference(deal.UnitId), change.Kind, contract.Current.Number);
    }
}
