using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Payments.Dues;

/// <summary>Reminds of what is due by contracts: the consultant and the cashier before and on the day, and once it has passed those who answer for the consultant too.</summary>
[Allow(Role.System)]
public sealed record RemindOfDues(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfDuesHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfDues, int>
{
    public async ValueTask<int> Handle(RemindOfDues command, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var near = await db.DuesNear(command.ProjectId, today).Select(ledger => ledger.Id).Distinct().ToListAsync(cancellationToken);
        var deals = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => near.Contains(deal.Id)).ToDictionaryAsync(deal => deal.Id, cancellationToken);
        var reminded = 0;
        foreach (var ledger in await db.Ledgers.Where(ledger => near.Contains(ledger.Id)).ToListAsync(cancellationToken))
        {
            foreach (var due in ledger.Remind(today))
            {
                reminded++;
                await Tell(deals[ledger.Id], due, today);
            }
        }
        return reminded;
    }

    private async Task Tell(Deal deal, Due due, DateOnly today)
    {
        var (code, link, unit) = (due.DueOn < today ? "notice.due-overdue" : "notice.due-near", $"deals/{deal.Id}", new UnitReference(deal.UnitId));
        notices.Tell(deal.ProjectId, deal.ConsultantId, code, link, unit, due.Kind, due.Left, due.DueOn);
        await notices.TellRoles(deal.ProjectId, [Role.Cashier], deal.ConsultantId, code, link, unit, due.Kind, due.Left, due.DueOn);
        if (due.DueOn < today)
            await notices.TellSuperiors(deal.ProjectId, deal.ConsultantId, code, link, unit, due.Kind, due.Left, due.DueOn);
    }
}

/// <summary>Which dues somebody is to be reminded of.</summary>
internal static class DuesDue
{
    /// <summary>Ledgers with a due of which a reminder is to be sent today and was not yet, unless they are being given up: nothing is paid into those.</summary>
    public static IQueryable<Ledger> DuesNear(this SalesDb db, Guid projectId, DateOnly today)
    {
        DateOnly[] days = [.. Due.Reminders.Select(today.AddDays)];
        return from ledger in db.Ledgers
               from due in ledger.Dues
               where due.ProjectId == projectId && due.IsOpen && days.Contains(due.DueOn) && (due.RemindedOn == null || due.RemindedOn < today)
                   && !db.DealRequests.Any(request => request.DealId == ledger.Id && request.IsOpen && RequestKindRules.Endings.Contains(request.Kind))
               select ledger;
    }
}
