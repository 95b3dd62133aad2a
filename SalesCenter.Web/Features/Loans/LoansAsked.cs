using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Handovers;

namespace SalesCenter.Web.Features.Loans;

/// <summary>What every step of a loan begins and ends with.</summary>
internal static class LoansAsked
{
    /// <summary>The loan of this deal; refused where there is none.</summary>
    public static async Task<LoanCase> LoanCase(this SalesDb db, Guid dealId, Guid loanId, CancellationToken cancellation) =>
        await db.LoanCases.SingleOrDefaultAsync(loan => loan.Id == loanId && loan.DealId == dealId, cancellation) ?? throw new RefusedException(LoanRefusals.Unknown);

    /// <summary>The deal has another plan, or came to an end: loans that no longer fit are over.</summary>
    /// <param name="plan">The plan as it is now; nothing for a unit that was given back.</param>
    public static async Task EndLoans(this SalesDb db, Guid dealId, PaymentPlan? plan, DateTime now, CancellationToken cancellation)
    {
        foreach (var loan in await db.OpenLoans(dealId, cancellation))
        {
            if (loan.Fits(plan))
                loan.Follow(plan!);
            else
                loan.End(now);
        }
    }

    /// <summary>The cashier has booked money from a lender; money of a loan that nobody arranges here, or that was ended half-paid by a change, is booked all the same. Refused where every loan of this lender was refused or closed.</summary>
    public static async Task LoanPaid(this SalesDb db, Guid dealId, LoanKind kind, Money amount, Guid byId, DateTime now, CancellationToken cancellation)
    {
        var loans = await db.LoanCases.Where(loan => loan.DealId == dealId && loan.Kind == kind).ToListAsync(cancellation);
        if (loans.Find(loan => loan.IsOpen) is { } open)
            open.Disburse(amount, now, byId);
        else if (loans.Count > 0 && !loans.Exists(loan => loan.DisbursedFen > 0))
            throw new RefusedException(LoanRefusals.NoneOpen(kind));
    }

    /// <summary>The cashier has taken such a booking back; one that no open loan knows of concerns none.</summary>
    public static async Task LoanTakenBack(this SalesDb db, Guid dealId, LoanKind kind, Money amount, Guid byId, DateTime now, CancellationToken cancellation) =>
        (await db.OpenLoans(dealId, cancellation)).Find(loan => loan.Kind == kind && loan.DisbursedFen > 0)?.TakeBack(amount, now, byId);

    private static Task<List<LoanCase>> OpenLoans(this SalesDb db, Guid dealId, CancellationToken cancellation) =>
        db.LoanCases.Where(loan => loan.DealId == dealId && loan.IsOpen).ToListAsync(cancellation);

    /// <summary>Tells whoever handles the deal, unless they wrote it down themselves.</summary>
    public static void TellConsultant(this Notices notices, LoanCase loan, Deal deal, Guid byId, string code, params object?[] values)
    {
        if (deal.ConsultantId != byId)
            notices.Tell(loan.ProjectId, deal.ConsultantId, code, HandoversAsked.Page(deal.Id), [new UnitReference(deal.UnitId), loan.Bank, .. values]);
    }
}
