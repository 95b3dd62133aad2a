using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Loans;

/// <summary>What every step of a loan begins and ends with.</summary>
internal static class LoansAsked
{
    /// <summary>The loan of this deal; refused where there is none.</summary>
    public static async Task<LoanCase> LoanCase(this SalesDb db, Guid dealId, Guid loanId, CancellationToken cancellation) =>
        await db.LoanCases.SingleOrDefaultAsync(loan => loan.Id == loanId && loan.DealId == dealId, cancellation) ?? throw new RefusedException(LoanRefusals.Unknown);

    /// <summary>Tells whoever handles the deal, unless they wrote it down themselves.</summary>
    public static void TellConsultant(this Notices notices, LoanCase loan, Deal deal, Guid byId, string code, params object?[] values)
    {
        if (deal.ConsultantId != byId)
            notices.Tell(loan.ProjectId, deal.ConsultantId, code, $"deals/{deal.Id}", [new UnitReference(deal.UnitId), loan.Bank, .. values]);
    }
}
