using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Handovers;

namespace SalesCenter.Web.Features.Loans;

/// <summary>被拒: the lender won't lend. The buyer changes how they pay, or gives the unit up; whoever handles the deal and the managers are told.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record RefuseLoan(Guid ProjectId, Guid DealId, Guid LoanId, [property: TextLength(300)] string Reason) : Command<Done>, IOnDeal;

public sealed class RefuseLoanHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RefuseLoan, Done>
{
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<Done> Handle(RefuseLoan command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var loan = await db.LoanCase(command.DealId, command.LoanId, cancellationToken);
        loan.Refuse(command.Reason, user.Id, time.Now());
        notices.TellConsultant(loan, deal, user.Id, "notice.loan-refused");
        await notices.TellRoles(command.ProjectId, Managers, user.Id, "notice.loan-refused", HandoversAsked.Page(deal.Id), new UnitReference(deal.UnitId), loan.Bank);
        return default;
    }
}
