using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Loans;

/// <summary>批复: the lender has said how much it lends. Less than was asked for leaves a gap that the buyer pays; whoever handles the deal is told.</summary>
/// <param name="ExpectedOn">预计放款, on the sales centre's calendar.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ApproveLoan(Guid ProjectId, Guid DealId, Guid LoanId, Money Amount, DateOnly ExpectedOn) : Command<Done>, IOnDeal;

public sealed class ApproveLoanHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ApproveLoan, Done>
{
    public async ValueTask<Done> Handle(ApproveLoan command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var loan = await db.LoanCase(command.DealId, command.LoanId, cancellationToken);
        loan.Approve(command.Amount, command.ExpectedOn, user.Id, today, now);
        if (loan.GapFen > 0)
            notices.TellConsultant(loan, deal, user.Id, "notice.loan-approved-less", command.Amount, new Money(loan.GapFen));
        else
            notices.TellConsultant(loan, deal, user.Id, "notice.loan-approved", command.Amount);
        return default;
    }
}
