using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Loans;

/// <summary>开始办理按揭: the buyer is told which papers the lender wants, and by when (SOP 5.2.13).</summary>
/// <param name="PapersDueOn">On the sales centre's calendar; nothing for the days that the project sets.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record BeginLoanCase(Guid ProjectId, Guid DealId, LoanKind Kind, DateOnly? PapersDueOn = null) : Command<Guid>, IOnDeal;

public sealed class BeginLoanCaseHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<BeginLoanCase, Guid>
{
    public async ValueTask<Guid> Handle(BeginLoanCase command, CancellationToken cancellationToken)
    {
        // The plan is read under the lock: no loan is begun for a plan that is just changed, or a deal that just ends.
        await db.BeginWrite(cancellationToken);
        if (await db.LoanCases.AsNoTracking().FirstOrDefaultAsync(loan => loan.DealId == command.DealId && loan.Kind == command.Kind && loan.IsOpen, cancellationToken) is { } open)
            throw new RefusedException(LoanRefusals.OneIsOpen(open.Kind, open.State));
        var purpose = Enum.GetValues<PaymentPurpose>().Single(purpose => Receipts.Lender(purpose) == command.Kind);
        if (await db.LedgerEntries.Where(entry => entry.DealId == command.DealId && entry.Purpose == purpose).SumAsync(entry => entry.AmountFen, cancellationToken) is > 0 and var paid)
            throw new RefusedException(LoanRefusals.MoneyPaid(new Money(paid)));
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        return db.LoanCases.Add(new LoanCase(deal, subscription, command.Kind, command.PapersDueOn, settings, user.Id, time.Now())).Entity.Id;
    }
}
