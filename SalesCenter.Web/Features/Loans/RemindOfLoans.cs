using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Loans;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Handovers;

namespace SalesCenter.Web.Features.Loans;

/// <summary>Reminds consultants of papers three days before they are due, on the day and after it, and of money that should be here; once a day has passed, clerks, assistants and managers too.</summary>
[Allow(Role.System)]
public sealed record RemindOfLoans(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfLoansHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfLoans, int>
{
    private static readonly Role[] Others = [Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<int> Handle(RemindOfLoans command, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var reminded = 0;
        foreach (var loan in await db.LoansToRemindOf(today).ToListAsync(cancellationToken))
        {
            if (!loan.Remind(today))
                continue;
            reminded++;
            var deal = await db.Deal(loan.DealId, cancellationToken);
            var day = loan.State == LoanState.Collecting ? loan.PapersDueOn : loan.ExpectedOn;
            var code = loan.State != LoanState.Collecting ? "notice.loan-money-overdue" : day < today ? "notice.loan-papers-overdue" : "notice.loan-papers-due";
            notices.Tell(command.ProjectId, deal.ConsultantId, code, HandoversAsked.Page(deal.Id), new UnitReference(deal.UnitId), loan.Bank, day);
            if (day < today)
                await notices.TellRoles(command.ProjectId, Others, deal.ConsultantId, code, HandoversAsked.Page(deal.Id), new UnitReference(deal.UnitId), loan.Bank, day);
        }
        return reminded;
    }
}

/// <summary>Which loans are to be reminded of.</summary>
internal static class LoansDue
{
    /// <summary>Those whose day of a reminder has come.</summary>
    public static IQueryable<LoanCase> LoansToRemindOf(this SalesDb db, DateOnly today) => db.LoanCases.Where(loan => loan.RemindOn != null && loan.RemindOn <= today);
}
