using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Loans;

/// <summary>改预计放款日: the lender that has approved says another day on which it pays.</summary>
/// <param name="ExpectedOn">On the sales centre's calendar.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record MoveLoanExpectation(Guid ProjectId, Guid DealId, Guid LoanId, DateOnly ExpectedOn) : Command<Done>, IOnDeal;

public sealed class MoveLoanExpectationHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<MoveLoanExpectation, Done>
{
    public async ValueTask<Done> Handle(MoveLoanExpectation command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        (await db.LoanCase(command.DealId, command.LoanId, cancellationToken)).MoveExpectation(command.ExpectedOn, user.Id, today, now);
        return default;
    }
}
