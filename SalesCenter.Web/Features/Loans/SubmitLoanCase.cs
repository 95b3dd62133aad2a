using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Loans;

/// <summary>送审: the lender has all papers.</summary>
/// <param name="ExpectedOn">预计放款, on the sales centre's calendar.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record SubmitLoanCase(Guid ProjectId, Guid DealId, Guid LoanId, DateOnly ExpectedOn) : Command<Done>, IOnDeal;

public sealed class SubmitLoanCaseHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<SubmitLoanCase, Done>
{
    public async ValueTask<Done> Handle(SubmitLoanCase command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        (await db.LoanCase(command.DealId, command.LoanId, cancellationToken)).Submit(command.ExpectedOn, user.Id, today, now);
        return default;
    }
}
