using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Loans;

/// <summary>关闭按揭: the buyer takes no loan of this lender after all, such as when they pay it themselves.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record CloseLoanCase(Guid ProjectId, Guid DealId, Guid LoanId, [property: TextLength(300)] string Reason) : Command<Done>, IOnDeal;

public sealed class CloseLoanCaseHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CloseLoanCase, Done>
{
    public async ValueTask<Done> Handle(CloseLoanCase command, CancellationToken cancellationToken)
    {
        (await db.LoanCase(command.DealId, command.LoanId, cancellationToken)).Close(command.Reason, user.Id, time.Now());
        return default;
    }
}
